variable "b" { 
  type = "number"
}
