resource "terraform_data" "x" {
  input = 1
  lifecycle {
    precondition { 
      condition = terraform_data.x.input == 2
      error_message = "x"
    }
  }
}
