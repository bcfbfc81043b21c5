variable "b" { 
  type = object({a=optional(string, 5, 6)})
  default = null
}
