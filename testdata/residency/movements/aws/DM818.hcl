# --- outside
provider "aws" {
  region = "eu-central-1"
}

variable "somewhere" {
  type = string
}

resource "aws_efs_replication_configuration" "this" {
  source_file_system_id = "bank"

  destination {
    region                 = var.somewhere
    availability_zone_name = "us-east-1"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

variable "somewhere" {
  type = string
}

resource "aws_efs_replication_configuration" "this" {
  source_file_system_id = "bank"

  destination {
    region                 = var.somewhere
    availability_zone_name = "eu-west-1"
  }
}
