variable "name" {
  description = "Alias of the key, without the prefix alias/."
  type        = string
}

variable "description" {
  description = "What the key protects."
  type        = string
}

variable "services" {
  description = "Service principals that may use the key for this account."
  type        = list(string)
  default     = []
}

variable "rotate" {
  description = "Whether AWS replaces the key material once a year."
  type        = bool
  default     = true
}

variable "multi_region" {
  description = "Whether the key can be replicated to other regions."
  type        = bool
  default     = false
}

variable "deletion_window_in_days" {
  type    = number
  default = 30

  validation {
    condition     = var.deletion_window_in_days >= 7 && var.deletion_window_in_days <= 30
    error_message = "KMS accepts 7 to 30 days."
  }
}

variable "tags" {
  type    = map(string)
  default = {}
}
