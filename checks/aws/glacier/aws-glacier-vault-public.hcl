check "aws-glacier-vault-public" {
  title    = "Glacier vault is open to everyone"
  severity = "high"
  on       = ["aws_glacier_vault"]
  when     = self.access_policy != null
  fail     = anytrue([for action in ["glacier:InitiateJob", "glacier:GetJobOutput", "glacier:UploadArchive", "glacier:DeleteArchive"] : iam_grants_everyone(self.access_policy, action)])
  at       = self.access_policy
  message  = "The access policy lets everyone in"
  why      = "Anyone with an AWS account can fetch, add or delete archives."
  remedy   = "Name the accounts or roles in the principal."
  aliases  = ["CKV_AWS_167"]
  cwe      = [668]
  since    = "0.1"

  example "fails" "everyone" {
    resource "aws_glacier_vault" "archive" {
      name = "archive"
      access_policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = "*"
          Action    = ["glacier:InitiateJob", "glacier:GetJobOutput"]
          Resource  = "arn:aws:glacier:eu-central-1:111122223333:vaults/archive"
        }]
      })
    }
  }

  example "passes" "one account" {
    resource "aws_glacier_vault" "archive" {
      name = "archive"
      access_policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { AWS = "arn:aws:iam::111122223333:root" }
          Action    = ["glacier:InitiateJob", "glacier:GetJobOutput"]
          Resource  = "arn:aws:glacier:eu-central-1:111122223333:vaults/archive"
        }]
      })
    }
  }

  example "passes" "no policy" {
    resource "aws_glacier_vault" "archive" {
      name = "archive"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "policy" {
      type = string
    }

    resource "aws_glacier_vault" "archive" {
      name          = "archive"
      access_policy = var.policy
    }
  }
}
