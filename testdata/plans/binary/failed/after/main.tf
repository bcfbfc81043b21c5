resource "terraform_data" "first" {
  input = 2
}

resource "terraform_data" "second" {
  input = terraform_data.first.id
  lifecycle {
    precondition {
      condition     = terraform_data.first.input == 1
      error_message = "first must stay"
    }
  }
}
