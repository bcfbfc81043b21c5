module "m" { 
  source = "./m"
  count = 1
}
output "x" { value = module.m.a }
output "y" { value = module.m[0].b }
