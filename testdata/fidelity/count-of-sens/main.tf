resource "terraform_data" "x" { count = sensitive(2) }
