variable "b" { 
  type = list()
  default = []
}
