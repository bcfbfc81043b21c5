# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_backup_vault" "home" {
  name = "home"
}

resource "aws_backup_vault" "copies" {
  provider = aws.away
  name     = "copies"
}

resource "aws_backup_plan" "this" {
  name = "bank"

  rule {
    target_vault_name = aws_backup_vault.home.name
    rule_name         = "bank"

    copy_action {
      destination_vault_arn = aws_backup_vault.copies.arn
    }
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

resource "aws_backup_vault" "home" {
  name = "home"
}

resource "aws_backup_vault" "copies" {
  provider = aws.away
  name     = "copies"
}

resource "aws_backup_plan" "this" {
  name = "bank"

  rule {
    target_vault_name = aws_backup_vault.home.name
    rule_name         = "bank"

    copy_action {
      destination_vault_arn = aws_backup_vault.copies.arn
    }
  }
}
