check "aws-ecr-repository-no-customer-key" {
  title      = "ECR repository is not encrypted under a key of its owner"
  severity   = "low"
  on         = ["aws_ecr_repository"]
  fail       = !anytrue([for config in self.encryption_configuration : contains(["KMS", "KMS_DSSE"], config.encryption_type) && config.kms_key != null])
  message    = "encryption_configuration names no KMS key of this account"
  why        = "Images hold code and sometimes secrets. Under a customer key pulling them takes a second permission, each use is recorded, and access can be cut off at once. It can only be chosen when the repository is made."
  remedy     = "Add an encryption_configuration with encryption_type = \"KMS\" and kms_key set to the ARN of an aws_kms_key."
  aliases    = ["CKV_AWS_136", "AVD-AWS-0033"]
  similar_to = ["AC_AWS_0461"]
  since      = "0.1"

  fix {
    unsafe = "Replaces the repository: its images have to be pushed again; a key costs by the month"
    leaves = ["aws-kms-key-no-policy"]
    set = {
      "encryption_configuration.encryption_type" = "KMS"
      "encryption_configuration.kms_key"         = added.aws_kms_key.arn
    }

    add "aws_kms_key" {
      description         = "Container images"
      enable_key_rotation = true
    }
  }

  example "fails" "not written" {
    resource "aws_ecr_repository" "app" {
      name = "app"
    }
  }

  example "fails" "AES256" {
    resource "aws_ecr_repository" "app" {
      name = "app"

      encryption_configuration {
        encryption_type = "AES256"
      }
    }
  }

  example "passes" "a customer key" {
    resource "aws_kms_key" "images" {
      enable_key_rotation = true
    }

    resource "aws_ecr_repository" "app" {
      name = "app"

      encryption_configuration {
        encryption_type = "KMS"
        kms_key         = aws_kms_key.images.arn
      }
    }
  }

  example "unknown" "key from a variable without a value" {
    variable "kms_key_arn" {
      type = string
    }

    resource "aws_ecr_repository" "app" {
      name = "app"

      encryption_configuration {
        encryption_type = "KMS"
        kms_key         = var.kms_key_arn
      }
    }
  }
}
