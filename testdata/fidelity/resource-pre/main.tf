resource "terraform_data" "x" {
  input = 1
  lifecycle {
    precondition { 
      condition = self.input == 2
      error_message = "x"
    }
  }
}
