resource "terraform_data" "x" { count = 1 }
resource "terraform_data" "y" { for_each = {} }
module "m" { 
  source = "./m" 
  count = 0
}
locals { 
  a = try(terraform_data.x.nope, 1)
  b = try(module.m.nope, 1)
  c = try(terraform_data.x[5].input, 1)
  d = try(terraform_data.x[0].nope, 1)
  e = try(terraform_data.y.nope, 1)
  f = try(module.m[0].nope, 1)
  g = try(terraform_data.y["k"].nope, 1)
  h = try(terraform_data.y["k"].input, 1)
}
output "a" { value = local }
