check "aws-secretsmanager-secret-no-rotation" {
  title    = "Secret is never rotated"
  severity = "low"
  on       = ["aws_secretsmanager_secret"]
  fail     = length(referrers("aws_secretsmanager_secret_rotation")) == 0
  message  = "No aws_secretsmanager_secret_rotation changes this secret"
  why      = "The longer a secret is in use, the more copies there are of it, and a leak stays useful for ever."
  remedy   = "Add an aws_secretsmanager_secret_rotation with rotation_rules. Secrets that a service of AWS manages are rotated by it."
  aliases  = ["CKV2_AWS_57", "AwsSolutions-SMG4", "SECRETSMANAGER_ROTATION_ENABLED_CHECK"]
  since    = "0.1"

  example "fails" "not rotated" {
    resource "aws_secretsmanager_secret" "db" {
      name = "db"
    }
  }

  example "passes" "rotated" {
    resource "aws_secretsmanager_secret" "db" {
      name = "db"
    }

    resource "aws_secretsmanager_secret_rotation" "db" {
      secret_id           = aws_secretsmanager_secret.db.id
      rotation_lambda_arn = "arn:aws:lambda:eu-central-1:111122223333:function:rotate"

      rotation_rules {
        automatically_after_days = 30
      }
    }
  }
}
