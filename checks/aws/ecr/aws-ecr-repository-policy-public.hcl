check "aws-ecr-repository-policy-public" {
  title    = "Everyone may pull from an ECR repository"
  severity = "high"
  on       = ["aws_ecr_repository_policy"]
  fail     = anytrue([for action in ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:PutImage"] : iam_grants_everyone(self.policy, action)])
  at       = self.policy
  message  = "The repository policy lets everyone in"
  why      = "Images hold code, and often more: keys, addresses, the weaknesses of old packages. With the right to push, strangers put their own in."
  remedy   = "Name the accounts or roles in the principal, or add a condition on aws:PrincipalOrgID."
  aliases  = ["CKV_AWS_32", "AVD-AWS-0032", "AwsSolutions-ECR1", "AC_AWS_0084"]
  cwe      = [668]
  since    = "0.1"

  example "fails" "everyone" {
    resource "aws_ecr_repository_policy" "app" {
      repository = "app"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = "*"
          Action    = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        }]
      })
    }
  }

  example "passes" "one account" {
    resource "aws_ecr_repository_policy" "app" {
      repository = "app"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { AWS = "arn:aws:iam::111122223333:root" }
          Action    = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        }]
      })
    }
  }

  example "unknown" "from a variable without a value" {
    variable "policy" {
      type = string
    }

    resource "aws_ecr_repository_policy" "app" {
      repository = "app"
      policy     = var.policy
    }
  }
}
