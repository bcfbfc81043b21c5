check "aws-iam-user-defined" {
  title    = "Access is given to an IAM user"
  severity = "info"
  on       = ["aws_iam_user"]
  fail     = true
  message  = "An IAM user has long-lived credentials of its own"
  why      = "Users of IAM have passwords and keys that do not expire, apart from those that the organisation manages; they are forgotten when people leave."
  remedy   = "Let people sign in over IAM Identity Center, and machines over roles or OIDC."
  aliases  = ["CKV_AWS_273"]
  since    = "0.1"

  example "fails" "a user" {
    resource "aws_iam_user" "ci" {
      name = "ci"
    }
  }

  example "passes" "a role" {
    resource "aws_iam_role" "ci" {
      name = "ci"
      assume_role_policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { Service = "ec2.amazonaws.com" }
          Action    = "sts:AssumeRole"
        }]
      })
    }
  }
}
