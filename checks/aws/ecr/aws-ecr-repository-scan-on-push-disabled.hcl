check "aws-ecr-repository-scan-on-push-disabled" {
  title    = "ECR repository does not scan images that are pushed"
  severity = "low"
  on       = ["aws_ecr_repository"]
  fail     = !self.image_scanning_configuration.scan_on_push
  at       = self.image_scanning_configuration.scan_on_push
  message  = "image_scanning_configuration.scan_on_push is not true"
  why      = "Images with known vulnerabilities are deployed without anybody being told."
  remedy   = "Add image_scanning_configuration with scan_on_push = true. Where the registry scans all repositories (aws_ecr_registry_scanning_configuration), suppress this check with that reason."
  aliases  = ["CKV_AWS_163", "AVD-AWS-0030", "W79", "ECR_REPO_SCAN_ON_PUSH_RULE", "AC_AWS_0083"]
  since    = "0.1"

  fix {
    set = { "image_scanning_configuration.scan_on_push" = true }
  }

  example "fails" "not written" {
    resource "aws_ecr_repository" "app" {
      name = "app"
    }
  }

  example "fails" "switched off" {
    resource "aws_ecr_repository" "app" {
      name = "app"

      image_scanning_configuration {
        scan_on_push = false
      }
    }
  }

  example "passes" "switched on" {
    resource "aws_ecr_repository" "app" {
      name = "app"

      image_scanning_configuration {
        scan_on_push = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "scan" {
      type = bool
    }

    resource "aws_ecr_repository" "app" {
      name = "app"

      image_scanning_configuration {
        scan_on_push = var.scan
      }
    }
  }
}
