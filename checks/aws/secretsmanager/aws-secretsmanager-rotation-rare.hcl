check "aws-secretsmanager-rotation-rare" {
  title    = "Secret is rotated less than every 90 days"
  severity = "low"
  on       = ["aws_secretsmanager_secret_rotation"]
  fail     = self.rotation_rules.automatically_after_days != null && self.rotation_rules.automatically_after_days > 90
  at       = self.rotation_rules.automatically_after_days
  message  = "The secret is rotated every ${self.rotation_rules.automatically_after_days} days"
  why      = "The longer a secret is in use, the more copies there are of it."
  remedy   = "Set automatically_after_days to 90 or less."
  aliases  = ["CKV_AWS_304"]
  since    = "0.1"

  fix {
    unsafe = "The secret is rotated at once"
    set    = { "rotation_rules.automatically_after_days" = 90 }
  }

  example "fails" "half a year" {
    resource "aws_secretsmanager_secret_rotation" "db" {
      secret_id           = "db"
      rotation_lambda_arn = "arn:aws:lambda:eu-central-1:111122223333:function:rotate"

      rotation_rules {
        automatically_after_days = 180
      }
    }
  }

  example "passes" "a month" {
    resource "aws_secretsmanager_secret_rotation" "db" {
      secret_id           = "db"
      rotation_lambda_arn = "arn:aws:lambda:eu-central-1:111122223333:function:rotate"

      rotation_rules {
        automatically_after_days = 30
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "days" {
      type = number
    }

    resource "aws_secretsmanager_secret_rotation" "db" {
      secret_id           = "db"
      rotation_lambda_arn = "arn:aws:lambda:eu-central-1:111122223333:function:rotate"

      rotation_rules {
        automatically_after_days = var.days
      }
    }
  }
}
