module "m" { 
  source = "./m" 
}
