# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_backup_vault" "copies" {
  provider = aws.away
  name     = "copies"
}

resource "aws_organizations_policy" "this" {
  type = "BACKUP_POLICY"
  name = "bank"

  content = jsonencode({
    plans = {
      daily = {
        rules = {
          daily = {
            copy_actions = {
              daily = {
                target_backup_vault_arn = {
                  "@@assign" = aws_backup_vault.copies.arn
                }
              }
            }
          }
        }
      }
    }
  })
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_backup_vault" "copies" {
  provider = aws.away
  name     = "copies"
}

resource "aws_organizations_policy" "this" {
  type = "BACKUP_POLICY"
  name = "bank"

  content = jsonencode({
    plans = {
      daily = {
        rules = {
          daily = {
            copy_actions = {
              daily = {
                target_backup_vault_arn = {
                  "@@assign" = aws_backup_vault.copies.arn
                }
              }
            }
          }
        }
      }
    }
  })
}
