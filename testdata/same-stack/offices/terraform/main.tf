terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_workspaces_workspace" "ada" {
  directory_id                   = "d-1234567890"
  bundle_id                      = "wsb-0123456789"
  user_name                      = "ada"
  root_volume_encryption_enabled = true
  user_volume_encryption_enabled = true
  volume_encryption_key          = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"

  workspace_properties {
    compute_type_name                         = "STANDARD"
    running_mode                              = "AUTO_STOP"
    running_mode_auto_stop_timeout_in_minutes = 60
  }
}

resource "aws_workspaces_workspace" "bob" {
  directory_id = "d-1234567890"
  bundle_id    = "wsb-0123456789"
  user_name    = "bob"
}

# Shared drives of the offices.
resource "aws_efs_file_system" "drive" {
  creation_token = "drive"
  encrypted      = true
}

resource "aws_ebs_volume" "scans" {
  availability_zone = "eu-central-1a"
  size              = 200
  snapshot_id       = "snap-0123456789abcdef0"
}

resource "aws_security_group" "printers" {
  name        = "printers"
  description = "Printers of the offices"
  vpc_id      = "vpc-0123456789abcdef0"

  ingress {
    description = "Print jobs"
    protocol    = "tcp"
    from_port   = 9100
    to_port     = 9100
    cidr_blocks = ["192.0.2.0/24"]
  }

  egress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
}
