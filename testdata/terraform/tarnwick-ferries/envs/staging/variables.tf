variable "operator_cidrs" {
  type    = list(string)
  default = ["10.0.0.0/8", "198.51.100.0/24"]
}

variable "open_to_agents" {
  description = "Whether travel agents reach the timetables of staging."
  type        = bool
}

variable "certificate_arn" {
  type = string
}

variable "export_database_password" {
  type      = string
  sensitive = true
}
