variable "a" {
  type = number
}
variable "b" {
  type = number
}
variable "c" {
  type = list(string)
}
