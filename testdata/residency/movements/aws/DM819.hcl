# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

variable "somewhere" {
  type = string
}

resource "aws_efs_file_system" "copies" {
  provider = aws.away
}

resource "aws_efs_replication_configuration" "this" {
  source_file_system_id = "bank"

  destination {
    region         = var.somewhere
    file_system_id = aws_efs_file_system.copies.id
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

variable "somewhere" {
  type = string
}

resource "aws_efs_file_system" "copies" {
  provider = aws.away
}

resource "aws_efs_replication_configuration" "this" {
  source_file_system_id = "bank"

  destination {
    region         = var.somewhere
    file_system_id = aws_efs_file_system.copies.id
  }
}
