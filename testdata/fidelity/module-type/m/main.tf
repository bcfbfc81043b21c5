variable "a" {
  type = number
}
variable "b" {
  type = object({x=number})
}
variable "c" {
  type = list(object({x=number}))
}
