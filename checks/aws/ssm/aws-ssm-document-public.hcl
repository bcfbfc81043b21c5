check "aws-ssm-document-public" {
  title    = "SSM document is shared with everyone"
  severity = "high"
  on       = ["aws_ssm_document"]
  fail     = self.permissions.account_ids != null && strcontains(lower(self.permissions.account_ids), "all")
  at       = self.permissions
  message  = "The document is shared with \"All\""
  why      = "Anyone with an AWS account can read the commands, and what they tell of the machines and secrets."
  remedy   = "Name the accounts that need the document in permissions."
  aliases  = ["CKV_AWS_303"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Other accounts that use the document are locked out"
    remove = ["permissions"]
  }

  example "fails" "everyone" {
    resource "aws_ssm_document" "run" {
      name          = "run"
      document_type = "Command"
      content       = jsonencode({ schemaVersion = "2.2", mainSteps = [] })
      permissions = {
        type        = "Share"
        account_ids = "All"
      }
    }
  }

  example "passes" "not written" {
    resource "aws_ssm_document" "run" {
      name          = "run"
      document_type = "Command"
      content       = jsonencode({ schemaVersion = "2.2", mainSteps = [] })
    }
  }

  example "passes" "one account" {
    resource "aws_ssm_document" "run" {
      name          = "run"
      document_type = "Command"
      content       = jsonencode({ schemaVersion = "2.2", mainSteps = [] })
      permissions = {
        type        = "Share"
        account_ids = "111122223333"
      }
    }
  }
}
