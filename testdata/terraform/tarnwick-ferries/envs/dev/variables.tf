variable "env" {
  type    = string
  default = "dev"
}

variable "owner" {
  description = "Who has this copy of the development stage."
  type        = string
}

variable "operator_cidrs" {
  type    = list(string)
  default = ["0.0.0.0/0"]
}

variable "with_cluster" {
  type    = bool
  default = false
}

variable "export_database_password" {
  type      = string
  default   = null
  sensitive = true
}
