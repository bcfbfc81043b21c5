variable "elsewhere" {
  default = false # decided here
}
