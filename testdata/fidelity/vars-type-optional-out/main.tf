variable "b" { 
  type = optional(string)
  default = {}
}
