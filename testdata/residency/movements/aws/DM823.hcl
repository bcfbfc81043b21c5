# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_efs_file_system" "copies" {
  provider = aws.away
}

resource "aws_datasync_location_efs" "that" {
  efs_file_system_arn = aws_efs_file_system.copies.arn

  ec2_config {
    security_group_arns = ["bank"]
    subnet_arn          = "arn:aws:service:eu-central-1:123456789012:bank"
  }
}

resource "aws_datasync_task" "this" {
  destination_location_arn = aws_datasync_location_efs.that.arn
  source_location_arn      = "arn:aws:service:eu-central-1:123456789012:bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_efs_file_system" "copies" {
  provider = aws.away
}

resource "aws_datasync_location_efs" "that" {
  efs_file_system_arn = aws_efs_file_system.copies.arn

  ec2_config {
    security_group_arns = ["bank"]
    subnet_arn          = "arn:aws:service:eu-central-1:123456789012:bank"
  }
}

resource "aws_datasync_task" "this" {
  destination_location_arn = aws_datasync_location_efs.that.arn
  source_location_arn      = "arn:aws:service:eu-central-1:123456789012:bank"
}
