module "m" { 
  source = "./m"
  a = null
  b = null
}
output "x" { value = module.m.x }
