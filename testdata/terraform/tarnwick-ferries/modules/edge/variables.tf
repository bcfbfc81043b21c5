variable "name" {
  type = string
}

variable "production" {
  type = bool
}

variable "vpc_id" {
  type = string
}

variable "subnet_ids" {
  type = list(string)
}

variable "security_group_ids" {
  type = list(string)
}

variable "certificate_arn" {
  description = "Certificate of the load balancer. Null serves plain HTTP."
  type        = string
  default     = null
}

variable "edge_certificate_arn" {
  description = "Certificate of the distribution, in us-east-1."
  type        = string
  default     = null
}

variable "tls_policy" {
  type    = string
  default = "ELBSecurityPolicy-TLS13-1-2-2021-06"
}

variable "drop_invalid_headers" {
  type    = bool
  default = false
}

variable "services" {
  description = "Services behind the load balancer, by name."
  type = map(object({
    port        = number
    health_path = optional(string, "/healthz")
    hosts       = optional(list(string), [])
    priority    = optional(number)
  }))
}

variable "default_service" {
  type = string
}

variable "service_paths" {
  type    = list(string)
  default = ["/api/*"]
}

variable "aliases" {
  type    = list(string)
  default = []
}

variable "site_bucket_domain_name" {
  type = string
}

variable "web_acl_arn" {
  type    = string
  default = null
}

variable "log_bucket" {
  type    = string
  default = null
}

variable "tags" {
  type    = map(string)
  default = {}
}
