variable "region" {
  type    = string
  default = "eu-west-1"
}

variable "cidr" {
  type = string
}

variable "operator_cidrs" {
  description = "Networks from which operators reach the bastion."
  type        = list(string)
}

variable "partners" {
  type = list(object({
    name = string
    cidr = string
    port = optional(number)
  }))
  default = []
}

variable "timetable_bucket_acl" {
  description = "Canned ACL of the timetables."
  type        = string
  default     = "private"
}

variable "timetable_public_access_block" {
  type    = bool
  default = true
}

variable "documents" {
  description = "Buckets for documents, see modules/platform."
  type        = any
}

variable "databases" {
  type = map(object({
    instance_class = string
    storage_gib    = number
    engine         = optional(string)
    engine_version = optional(string)
    family         = optional(string)
    replicas       = optional(number, 0)
    protected      = optional(bool, true)
    classification = optional(string, "confidential")
  }))
}

variable "domain" {
  type = string
}

variable "certificate_arn" {
  description = "Certificate of the load balancer."
  type        = string
}

# The variables without a value are given by the pipeline.
variable "export_database_password" {
  type      = string
  sensitive = true
}

variable "bastion_key_name" {
  description = "Key pair of the bastion."
  type        = string
}

variable "partner_office_cidr" {
  description = "Network of the office in the harbour authority's building, which changes with their provider."
  type        = string
}

variable "function_versions" {
  type    = map(string)
  default = {}
}
