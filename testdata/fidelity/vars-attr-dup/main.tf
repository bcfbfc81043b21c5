variable "a" { 
  default = 1 
  foo = 2
}
