locals { 
  a = var.a.b
  b = var["a"]
  c = local["a"]
}
variable "a" { default = { b = 1 } }
