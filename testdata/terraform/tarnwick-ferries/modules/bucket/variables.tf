variable "name" {
  description = "Name of the bucket, unique in the world."
  type        = string
}

variable "acl" {
  description = "Canned ACL. Null turns ACLs off, which is what new buckets should do."
  type        = string
  default     = null
}

variable "block_public_access" {
  description = "Whether the bucket has a public access block."
  type        = bool
  default     = true
}

variable "versioning" {
  type    = bool
  default = true
}

variable "kms_key_arn" {
  description = "Key for the objects. Null leaves them to the key of S3."
  type        = string
  default     = null
}

variable "log_bucket" {
  description = "Bucket that receives the access log."
  type        = string
  default     = null
}

variable "require_tls" {
  description = "Whether requests over plain HTTP are refused."
  type        = bool
  default     = true
}

variable "reader_arns" {
  description = "Principals that may read every object."
  type        = list(string)
  default     = []
}

variable "policy_documents" {
  description = "Further statements, as JSON documents."
  type        = list(string)
  default     = []
}

variable "cors_origins" {
  type    = list(string)
  default = []
}

variable "lifecycle_rules" {
  description = "What happens to objects as they age, by the id of the rule."
  type = map(object({
    prefix                   = optional(string, "")
    enabled                  = optional(bool, true)
    expire_after_days        = optional(number)
    abort_uploads_after_days = optional(number, 7)
    transitions = optional(list(object({
      days          = number
      storage_class = string
    })), [])
  }))
  default = {}
}

variable "data_classification" {
  description = "Value of the tag DataClassification."
  type        = string
  default     = "internal"

  validation {
    condition     = contains(["public", "internal", "confidential", "pii"], var.data_classification)
    error_message = "The classification is public, internal, confidential or pii."
  }
}

variable "force_destroy" {
  type    = bool
  default = false
}

variable "tags" {
  type    = map(string)
  default = {}
}
