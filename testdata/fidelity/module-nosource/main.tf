module "m" { 
}
