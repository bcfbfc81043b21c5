variable "a" {
  default = 1
  description = 5
  sensitive = "true"
}
