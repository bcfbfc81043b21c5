variable "number" {}
variable "untyped" {}
variable "listed" { type = list(string) }
variable "nothing" {
  type    = string
  default = "the default"
}
variable "in_common" { type = string }
variable "from_env_vars" { type = string }
variable "not_given" { type = string }

output "all" {
  value = {
    number    = var.number
    untyped   = var.untyped
    listed    = var.listed
    nothing   = var.nothing
    in_common = var.in_common
    env       = var.from_env_vars
  }
}
output "not_given" {
  value = var.not_given
}
