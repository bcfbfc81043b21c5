variable "a" { 
  default = "x"
}
