resource "terraform_data" "x" {
  input = 1
  lifecycle {
    postcondition { 
      condition = terraform_data.x.input == 1
      error_message = "x"
    }
  }
}
