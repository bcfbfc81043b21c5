# Another version of the provider may give what the schema here lacks.
data "aws_eks_cluster" "tides" {
  name = "tides"

  lifecycle {
    postcondition {
      condition     = self.some_newer_attribute != ""
      error_message = "It is empty."
    }
  }
}
