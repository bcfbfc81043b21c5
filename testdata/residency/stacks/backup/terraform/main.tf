provider "aws" {
  region = "eu-central-1"
}
provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}

variable "dr" { type = string }
resource "aws_backup_vault" "vault" { name = "vault" }
resource "aws_backup_vault_policy" "vault" {
  backup_vault_name = aws_backup_vault.vault.name
  policy            = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "backup:CopyIntoBackupVault", Resource = "*", Principal = { AWS = "arn:aws:iam::999988887777:root" } }] })
}
resource "aws_backup_plan" "far" {
  name = "far"
  rule {
    rule_name         = "a"
    target_vault_name = aws_backup_vault.vault.name
    copy_action { destination_vault_arn = "arn:aws:backup:eu-west-1:111122223333:backup-vault:v" }
    copy_action { destination_vault_arn = "arn:aws:backup:us-east-1:111122223333:backup-vault:v" }
  }
}
resource "aws_backup_plan" "open" {
  name = "open"
  rule {
    rule_name         = "a"
    target_vault_name = aws_backup_vault.vault.name
    copy_action { destination_vault_arn = "arn:aws:backup:${var.dr}:111122223333:backup-vault:v" }
  }
}
resource "aws_backup_plan" "near" {
  name = "near"
  rule {
    rule_name         = "a"
    target_vault_name = aws_backup_vault.vault.name
    copy_action { destination_vault_arn = "arn:aws:backup:eu-north-1:111122223333:backup-vault:v" }
  }
}
resource "aws_dlm_lifecycle_policy" "disks" {
  description        = "d"
  execution_role_arn = "arn:aws:iam::111122223333:role/r"
  policy_details {
    resource_types = ["VOLUME"]
    target_tags    = { a = "b" }
    schedule {
      name = "s"
      create_rule { interval = 24 }
      retain_rule { count = 3 }
      cross_region_copy_rule {
        target    = "us-west-2"
        encrypted = true
      }
    }
  }
}
resource "aws_dlm_lifecycle_policy" "disks2" {
  description        = "d"
  execution_role_arn = "arn:aws:iam::111122223333:role/r"
  policy_details {
    policy_type = "EVENT_BASED_POLICY"
    action {
      name = "copy"
      cross_region_copy {
        target = "us-east-2"
        encryption_configuration { encrypted = true }
      }
    }
    event_source {
      type = "MANAGED_CWE"
      parameters {
        description_regex = "^.*$"
        event_type        = "shareSnapshot"
        snapshot_owner    = ["111122223333"]
      }
    }
  }
}
resource "aws_dlm_lifecycle_policy" "disksoff" {
  description        = "d"
  execution_role_arn = "arn:aws:iam::111122223333:role/r"
  state              = "DISABLED"
  policy_details {
    resource_types = ["VOLUME"]
    target_tags    = { a = "b" }
    schedule {
      name = "s"
      create_rule { interval = 24 }
      retain_rule { count = 3 }
      cross_region_copy_rule {
        target    = "us-west-2"
        encrypted = true
      }
    }
  }
}
resource "aws_imagebuilder_distribution_configuration" "images" {
  name = "images"
  distribution {
    region = "eu-central-1"
    ami_distribution_configuration { name = "i" }
  }
  distribution {
    region = "us-east-1"
    ami_distribution_configuration { name = "i" }
  }
}
resource "aws_efs_file_system" "files" { encrypted = true }
resource "aws_efs_replication_configuration" "files" {
  source_file_system_id = aws_efs_file_system.files.id
  destination { availability_zone_name = "us-east-2a" }
}
