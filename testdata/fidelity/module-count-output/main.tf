module "m" { 
  source = "./m"
  for_each = {a=1}
}
output "z" { value = module.m["b"].a }
