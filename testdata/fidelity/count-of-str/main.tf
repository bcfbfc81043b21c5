resource "terraform_data" "x" { count = "a" }
