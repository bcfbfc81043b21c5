module "m" { 
  depends_on = [terraform_data.a]
}
output "x" { 
  depends_on = [terraform_data.a]
}
