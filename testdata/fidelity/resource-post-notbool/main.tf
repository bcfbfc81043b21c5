resource "terraform_data" "x" {
  input = "q"
  lifecycle {
    postcondition { 
      condition = self.input
      error_message = "a"
    }
  }
}
