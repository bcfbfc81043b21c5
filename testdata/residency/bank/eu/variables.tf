variable "environment" {
  description = "prod or dev; set by the pipeline."
  type        = string
}

variable "archive_region" {
  description = "Region of the long-term archive; set by the pipeline."
  type        = string
}

variable "azure_location" {
  description = "Set by the pipeline."
  type        = string
}

variable "replication_role_arn" {
  type    = string
  default = "arn:aws:iam::111122223333:role/s3-replication"
}

variable "enable_us_mirror" {
  type    = bool
  default = false
}

variable "session_regions" {
  type    = list(string)
  default = ["eu-west-1", "us-east-1"]
}
