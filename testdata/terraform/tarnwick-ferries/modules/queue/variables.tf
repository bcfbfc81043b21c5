variable "name" {
  type = string
}

variable "fifo" {
  type    = bool
  default = false
}

variable "delay_seconds" {
  type    = number
  default = 0
}

variable "visibility_timeout_seconds" {
  type    = number
  default = 60
}

variable "retention_days" {
  type    = number
  default = 4
}

variable "max_receive_count" {
  type    = number
  default = 5
}

variable "kms_key_arn" {
  type    = string
  default = null
}

variable "topic_arns" {
  description = "Topics that deliver to the queue, by a short name."
  type        = map(string)
  default     = {}
}

variable "alarm_topic_arn" {
  type    = string
  default = null
}

variable "tags" {
  type    = map(string)
  default = {}
}
