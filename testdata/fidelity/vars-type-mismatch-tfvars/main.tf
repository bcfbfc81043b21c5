variable "a" { 
  type = number
}
variable "b" { 
  type = list(string)
}
variable "c" { 
  type = object({x=string})
}
variable "d" { 
  type = string
  nullable = false
}
