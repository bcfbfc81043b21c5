variable "b" { 
  type = string
  type = number
}
