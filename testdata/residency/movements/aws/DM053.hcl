# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_backup_vault" "home" {
  provider = aws.away
  name     = "home"
}

resource "aws_backup_plan" "this" {
  provider = aws.away
  name     = "bank"

  rule {
    target_vault_name = aws_backup_vault.home.name
    rule_name         = "bank"
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
  provider = aws.away
  name     = "home"
}

resource "aws_backup_plan" "this" {
  provider = aws.away
  name     = "bank"

  rule {
    target_vault_name = aws_backup_vault.home.name
    rule_name         = "bank"
  }
}
