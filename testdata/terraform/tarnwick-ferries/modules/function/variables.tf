variable "name" {
  type = string
}

variable "description" {
  type    = string
  default = null
}

variable "runtime" {
  type    = string
  default = "python3.12"
}

variable "handler" {
  type    = string
  default = "main.handler"
}

variable "memory_mib" {
  type    = number
  default = 256
}

variable "timeout_seconds" {
  type    = number
  default = 30
}

variable "concurrency" {
  description = "Reserved concurrency; -1 takes from the pool of the account."
  type        = number
  default     = -1
}

variable "artifact" {
  description = "Where the code lies."
  type = object({
    bucket  = string
    prefix  = optional(string, "functions")
    version = string
  })
}

variable "environment" {
  type    = map(string)
  default = {}
}

variable "kms_key_arn" {
  type    = string
  default = null
}

variable "policy_json" {
  type    = string
  default = null
}

variable "queue_arn" {
  type    = string
  default = null
}

variable "dead_letter_arn" {
  type    = string
  default = null
}

variable "subnet_ids" {
  type    = list(string)
  default = []
}

variable "security_group_ids" {
  type    = list(string)
  default = []
}

variable "tracing" {
  type    = bool
  default = true
}

variable "public_url" {
  description = "Whether anybody may call the function over HTTPS."
  type        = bool
  default     = false
}

variable "log_retention_days" {
  type    = number
  default = 30
}

variable "tags" {
  type    = map(string)
  default = {}
}
