variable "name" {
  type = string
}

variable "region" {
  type = string
}

variable "cidr" {
  description = "Network in which the subnets are cut, a /16 by custom."
  type        = string

  validation {
    condition     = can(cidrnetmask(var.cidr))
    error_message = "An IPv4 network in CIDR form is needed."
  }
}

variable "zone_count" {
  type    = number
  default = 3
}

variable "nat_gateways" {
  type    = number
  default = 1
}

variable "operator_cidrs" {
  description = "Networks from which operators reach the bastion."
  type        = list(string)
}

variable "web_ports" {
  description = "Ports of the public load balancer."
  type = list(object({
    port        = number
    description = string
    cidrs       = optional(list(string), ["0.0.0.0/0"])
  }))
  default = [
    { port = 80, description = "Redirect to HTTPS" },
    { port = 443, description = "HTTPS" },
  ]
}

variable "partners" {
  description = "Partners that call services directly: harbours, customs, card terminals."
  type = list(object({
    name = string
    cidr = string
    port = optional(number, 8443)
  }))
  default = []
}

variable "flow_log" {
  type    = bool
  default = true
}

variable "log_key_arn" {
  type    = string
  default = null
}

variable "close_default_security_group" {
  type    = bool
  default = true
}
