resource "terraform_data" "x" {
  input = "a"
  lifecycle {
    postcondition { 
      condition = tonumber(self.input) > 1
      error_message = "a"
    }
  }
}
