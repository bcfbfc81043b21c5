check "aws-athena-workgroup-not-enforced" {
  title    = "Clients may override how an Athena workgroup encrypts"
  severity = "medium"
  on       = ["aws_athena_workgroup"]
  fail     = self.configuration.enforce_workgroup_configuration == false
  at       = self.configuration.enforce_workgroup_configuration
  message  = "enforce_workgroup_configuration is false"
  why      = "A client can send results to another bucket, unencrypted, and past the rules of the workgroup."
  remedy   = "Remove enforce_workgroup_configuration, or set it to true."
  aliases  = ["CKV_AWS_82", "AVD-AWS-0007"]
  since    = "0.1"

  fix {
    unsafe = "What clients set, such as the place of their results, no longer counts"
    set    = { "configuration.enforce_workgroup_configuration" = true }
  }

  example "fails" "switched off" {
    resource "aws_athena_workgroup" "team" {
      name = "team"

      configuration {
        enforce_workgroup_configuration = false
      }
    }
  }

  example "passes" "switched on" {
    resource "aws_athena_workgroup" "team" {
      name = "team"

      configuration {
        enforce_workgroup_configuration = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "enforce" {
      type = bool
    }

    resource "aws_athena_workgroup" "team" {
      name = "team"

      configuration {
        enforce_workgroup_configuration = var.enforce
      }
    }
  }
}
