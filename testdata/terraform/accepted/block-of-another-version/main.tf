variable "logging" {
  type    = any
  default = {}
}

# The block is there in version 5 of the provider.
resource "aws_redshift_cluster" "tides" {
  cluster_identifier = "tides"
  node_type          = "ra3.large"

  dynamic "logging" {
    for_each = can(var.logging.enable) ? [var.logging] : []
    content {
      enable = logging.value.enable
    }
  }
}
