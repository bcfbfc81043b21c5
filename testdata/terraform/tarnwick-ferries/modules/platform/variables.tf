variable "env" {
  description = "Stage: dev, staging or prod."
  type        = string

  validation {
    condition     = contains(["dev", "staging", "prod"], var.env)
    error_message = "The stages are dev, staging and prod."
  }
}

variable "network" {
  description = "Output of the module network."
  type = object({
    vpc_id             = string
    cidr               = optional(string)
    public_subnet_ids  = list(string)
    private_subnet_ids = list(string)
    security_group_ids = map(string)
  })
}

variable "timetable_acl" {
  description = "Canned ACL of the bucket with the timetables."
  type        = string
  default     = "private"
}

variable "timetable_block_public_access" {
  description = "Whether a public access block stands before the timetables."
  type        = bool
  default     = true
}

variable "buckets" {
  description = "Further buckets, by the end of their names. The platform itself needs invoices and exports."
  type = map(object({
    classification      = optional(string, "internal")
    acl                 = optional(string)
    block_public_access = optional(bool, true)
    versioning          = optional(bool, true)
    require_tls         = optional(bool, true)
    own_key             = optional(bool, false)
    logged              = optional(bool, true)
    lifecycle_rules = optional(map(object({
      prefix            = optional(string)
      expire_after_days = optional(number)
      transitions = optional(list(object({
        days          = number
        storage_class = string
      })))
    })), {})
  }))

  validation {
    condition     = alltrue([for name in ["exports", "invoices"] : contains(keys(var.buckets), name)])
    error_message = "The buckets exports and invoices are needed."
  }
}

variable "databases" {
  description = "Relational databases, by the end of their names. The export reads passengers."
  type = map(object({
    engine              = optional(string, "postgres")
    engine_version      = optional(string, "16.4")
    parameter_family    = optional(string, "postgres16")
    instance_class      = optional(string, "db.t4g.medium")
    storage_gib         = optional(number, 50)
    replicas            = optional(number, 0)
    public              = optional(bool, false)
    deletion_protection = optional(bool, true)
    backup_days         = optional(number, 14)
    client_cidrs        = optional(list(string), [])
    classification      = optional(string, "confidential")
  }))
}

variable "cluster" {
  description = "The Kubernetes cluster. Null runs none."
  type = object({
    public_endpoint       = optional(bool, false)
    public_endpoint_cidrs = optional(list(string), ["0.0.0.0/0"])
    encrypt_secrets       = optional(bool, true)
    log_types             = optional(list(string), ["api", "audit", "authenticator"])
    node_groups = map(object({
      instance_types = list(string)
      spot           = optional(bool, false)
      disk_gib       = optional(number, 50)
      encrypted      = optional(bool, true)
      require_imdsv2 = optional(bool, true)
      taints         = optional(map(string), {})
      size           = object({ min = number, max = number })
    }))
  })
  default = null
}

variable "cache_node_type" {
  type    = string
  default = "cache.t4g.small"
}

variable "booking_replica_regions" {
  description = "Regions that hold a copy of the bookings."
  type        = set(string)
  default     = []
}

variable "certificate_arn" {
  description = "Certificate of the load balancer. Null serves plain HTTP."
  type        = string
  default     = null
}

variable "tls_policy" {
  type    = string
  default = "ELBSecurityPolicy-TLS13-1-2-2021-06"
}

variable "site_aliases" {
  description = "Names of the public site."
  type        = list(string)
  default     = []
}

variable "site_origins" {
  description = "Origins that may fetch timetables from a browser."
  type        = list(string)
  default     = []
}

variable "harbour_cidrs" {
  description = "Networks of the harbour offices."
  type        = list(string)
  default     = []
}

variable "operator_role_arns" {
  type    = list(string)
  default = []
}

variable "alarm_addresses" {
  type    = list(string)
  default = []
}

variable "artifact_bucket" {
  type = string
}

variable "function_versions" {
  type    = map(string)
  default = {}
}

variable "log_retention_days" {
  type    = number
  default = 30
}

variable "export_database_password" {
  description = "Password of the reader that the nightly export uses."
  type        = string
  sensitive   = true
}

variable "tags" {
  type    = map(string)
  default = {}
}
