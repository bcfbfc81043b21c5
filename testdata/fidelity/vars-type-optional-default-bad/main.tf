variable "b" { 
  type = object({a=optional(number, "x")})
  default = {}
}
