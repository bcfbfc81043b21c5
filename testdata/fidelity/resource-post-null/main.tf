resource "terraform_data" "x" {
  lifecycle {
    postcondition { 
      condition = self.triggers_replace
      error_message = "a"
    }
  }
}
