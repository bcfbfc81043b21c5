variable "name" {
  type = string
}

variable "kubernetes_version" {
  type    = string
  default = "1.31"
}

variable "subnet_ids" {
  type = list(string)
}

variable "public_endpoint" {
  type    = bool
  default = false
}

variable "public_endpoint_cidrs" {
  description = "Networks that reach the public endpoint."
  type        = list(string)
  default     = ["0.0.0.0/0"]
}

variable "secrets_key_arn" {
  description = "Key for Kubernetes secrets. Null leaves them to the encryption of etcd's disk."
  type        = string
  default     = null
}

variable "log_types" {
  type    = list(string)
  default = ["api", "audit", "authenticator"]
}

variable "log_retention_days" {
  type    = number
  default = 90
}

variable "log_key_arn" {
  type    = string
  default = null
}

variable "operator_role_arns" {
  type    = list(string)
  default = []
}

variable "node_groups" {
  description = "Groups of machines, by name."
  type = map(object({
    instance_types = list(string)
    spot           = optional(bool, false)
    disk_gib       = optional(number, 50)
    encrypted      = optional(bool, true)
    require_imdsv2 = optional(bool, true)
    taints         = optional(map(string), {})
    size = object({
      min = number
      max = number
    })
  }))
}
