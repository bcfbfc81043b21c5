module "m" { 
  source = "./m"
  a = "x"
  b = {}
  c = [1]
}
