check "aws-cloudformation-stack-no-notifications" {
  title    = "CloudFormation stack tells nobody of its changes"
  severity = "info"
  on       = ["aws_cloudformation_stack"]
  fail     = length(self.notification_arns) == 0
  at       = self.notification_arns
  message  = "notification_arns is not set"
  why      = "A change or deletion of the stack that nobody planned goes unnoticed."
  remedy   = "Set notification_arns to an SNS topic."
  aliases  = ["CKV_AWS_124", "AC_AWS_0021"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_cloudformation_stack" "base" {
      name         = "base"
      template_url = "https://example-templates.s3.amazonaws.com/base.yaml"
    }
  }

  example "passes" "a topic" {
    resource "aws_cloudformation_stack" "base" {
      name              = "base"
      template_url      = "https://example-templates.s3.amazonaws.com/base.yaml"
      notification_arns = ["arn:aws:sns:eu-central-1:111122223333:stacks"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "notification_arns" {
      type = list(string)
    }

    resource "aws_cloudformation_stack" "base" {
      name              = "base"
      template_url      = "https://example-templates.s3.amazonaws.com/base.yaml"
      notification_arns = var.notification_arns
    }
  }
}
