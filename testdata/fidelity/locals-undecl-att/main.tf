resource "terraform_data" "x" {}
module "m" { source = "./m" }
locals { 
  a = try(terraform_data.x.nope, 1)
  b = try(module.m.nope, 1)
  c = try(terraform_data.x[0].input, 1)
  d = try(terraform_data.x["a"].input, 1)
  e = try(terraform_data.x.output.foo, 1)
  f = try(module.m[0].nope, 1)
}
output "a" { value = local.a }
