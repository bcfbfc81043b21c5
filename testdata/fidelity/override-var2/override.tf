variable "a" { 
  type = number
}
