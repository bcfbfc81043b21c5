# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_datasync_location_fsx_windows_file_system" "that" {
  fsx_filesystem_arn  = "arn:aws:fsx:us-east-1:123456789012:file-system/fs-0123456789abcdef0"
  password            = "bank"
  security_group_arns = ["bank"]
  user                = "bank"
}

resource "aws_datasync_task" "this" {
  destination_location_arn = aws_datasync_location_fsx_windows_file_system.that.arn
  source_location_arn      = "arn:aws:service:eu-central-1:123456789012:bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_datasync_location_fsx_windows_file_system" "that" {
  fsx_filesystem_arn  = "arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0123456789abcdef0"
  password            = "bank"
  security_group_arns = ["bank"]
  user                = "bank"
}

resource "aws_datasync_task" "this" {
  destination_location_arn = aws_datasync_location_fsx_windows_file_system.that.arn
  source_location_arn      = "arn:aws:service:eu-central-1:123456789012:bank"
}
