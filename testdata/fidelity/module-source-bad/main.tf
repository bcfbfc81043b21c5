module "m" { 
  source = "m"
}
