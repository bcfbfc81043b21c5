module "b" { source = "./m" }
