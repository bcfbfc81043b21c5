terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "name" { type = string }

variable "tags" {
  type    = map(string)
  default = {}
}

variable "source_arn" {
  description = "ARN of the instance that this one replicates."
  type        = string
  default     = null
}

variable "kms_key_id" {
  type    = string
  default = null
}

resource "aws_db_instance" "this" {
  identifier                  = var.name
  instance_class              = "db.r6g.large"
  engine                      = var.source_arn == null ? "postgres" : null
  allocated_storage           = var.source_arn == null ? 200 : null
  username                    = var.source_arn == null ? "ledger" : null
  manage_master_user_password = var.source_arn == null ? true : null
  replicate_source_db         = var.source_arn
  storage_encrypted           = true
  kms_key_id                  = var.kms_key_id
  skip_final_snapshot         = false
  final_snapshot_identifier   = "${var.name}-final"
  tags                        = var.tags
}

output "arn" { value = aws_db_instance.this.arn }
