# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_backup_global_settings" "this" {

  global_settings = {
    isCrossAccountBackupEnabled = true
  }
}
