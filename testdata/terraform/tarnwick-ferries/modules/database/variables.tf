variable "name" {
  type = string
}

variable "env" {
  description = "Stage that the database belongs to."
  type        = string

  validation {
    condition     = contains(["dev", "staging", "prod"], var.env)
    error_message = "The stages are dev, staging and prod."
  }
}

variable "engine" {
  type    = string
  default = "postgres"

  validation {
    condition     = contains(["postgres", "mysql"], var.engine)
    error_message = "Only postgres and mysql are run here."
  }
}

variable "engine_version" {
  type    = string
  default = "16.4"
}

variable "parameter_family" {
  type    = string
  default = "postgres16"
}

variable "instance_class" {
  type    = string
  default = "db.t4g.medium"
}

variable "replica_instance_class" {
  type    = string
  default = "db.t4g.medium"
}

variable "replicas" {
  type    = number
  default = 0
}

variable "allocated_storage" {
  description = "Storage in GiB."
  type        = number
  default     = 50
}

variable "vpc_id" {
  type = string
}

variable "subnet_ids" {
  type = list(string)
}

variable "client_security_group_ids" {
  description = "Security groups of the clients, by a name for the rule."
  type        = map(string)
  default     = {}
}

variable "client_cidrs" {
  description = "Networks of clients that have no security group."
  type        = list(string)
  default     = []
}

variable "publicly_accessible" {
  type    = bool
  default = false
}

variable "deletion_protection" {
  type    = bool
  default = true
}

variable "backup_retention_days" {
  type    = number
  default = 14
}

variable "kms_key_arn" {
  type    = string
  default = null
}

variable "parameters" {
  type = list(object({
    name         = string
    value        = string
    apply_method = optional(string, "immediate")
  }))
  default = []
}

variable "alarm_topic_arns" {
  type    = list(string)
  default = []
}

variable "data_classification" {
  type    = string
  default = "confidential"
}

variable "tags" {
  type    = map(string)
  default = {}
}
