# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_backup_vault_policy" "this" {
  provider          = aws.away
  backup_vault_name = "bank"

  policy = jsonencode({
    Statement = [{
      Action = "backup:CopyIntoBackupVault"
      Effect = "Allow"
      Principal = {
        AWS = "arn:aws:iam::222222222222:root"
      }
    }]
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

resource "aws_backup_vault_policy" "this" {
  provider          = aws.away
  backup_vault_name = "bank"

  policy = jsonencode({
    Statement = [{
      Action = "backup:CopyIntoBackupVault"
      Effect = "Allow"
      Principal = {
        AWS = "arn:aws:iam::222222222222:root"
      }
    }]
  })
}
