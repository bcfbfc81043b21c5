resource "terraform_data" "x" { input = 1 }
output "x" { value = terraform_data.x[*].input }
output "y" { value = terraform_data.x.*.input }
