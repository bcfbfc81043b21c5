variable "a" {
  default = 1
  bar { }
}
