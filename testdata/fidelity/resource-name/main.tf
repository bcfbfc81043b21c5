resource "terraform_data" "1x" { }
resource "terraform_data" "a.b" { }
resource "Terraform data" "a" { }
