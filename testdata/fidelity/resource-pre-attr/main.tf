locals { a = 1 }
resource "terraform_data" "x" {
  lifecycle {
    precondition { 
      condition = local.a == 1
      foo = 1
    }
    postcondition { 
      error_message = "a"
    }
  }
}
