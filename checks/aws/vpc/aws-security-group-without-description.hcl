check "aws-security-group-without-description" {
  title    = "Security group does not say what it is for"
  severity = "info"
  on       = ["aws_security_group"]
  fail     = self.description == null || self.description == "" || contains(["Managed by Pulumi", "Managed by Terraform"], self.description)
  at       = self.description
  message  = "description is not set"
  why      = "A group that nobody can explain is never narrowed or removed."
  remedy   = "Set description. It cannot be changed later: the group is replaced."
  aliases  = ["AVD-AWS-0099", "AwsSolutions-EC27"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_security_group" "app" {
      name = "app"
    }
  }

  example "fails" "Terraform's" {
    resource "aws_security_group" "app" {
      name        = "app"
      description = "Managed by Terraform"
    }
  }

  example "passes" "said" {
    resource "aws_security_group" "app" {
      name        = "app"
      description = "Application servers"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "description" {
      type = string
    }

    resource "aws_security_group" "app" {
      name        = "app"
      description = var.description
    }
  }
}
