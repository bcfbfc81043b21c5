variable "a" {
  default = 1
  description = "a${1}"
  sensitive = "maybe"
}
