locals { a = 1 }
resource "terraform_data" "x" {
  count = 2
  input = 1
  lifecycle {
    precondition { 
      condition = local.a == count.index
      error_message = "x ${count.index}"
    }
  }
}
