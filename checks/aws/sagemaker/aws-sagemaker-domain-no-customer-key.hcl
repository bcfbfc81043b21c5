check "aws-sagemaker-domain-no-customer-key" {
  title    = "SageMaker domain is not encrypted under a key of its owner"
  severity = "low"
  on       = ["aws_sagemaker_domain"]
  fail     = self.kms_key_id == null
  at       = self.kms_key_id
  message  = "kms_key_id is not set"
  why      = "Under the key that AWS manages, access to the key cannot be restricted, recorded apart or revoked."
  remedy   = "Set kms_key_id to the ARN of an aws_kms_key."
  aliases  = ["CKV_AWS_187"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the domain: the files of its users are lost; a key costs by the month"
    set    = { kms_key_id = added.aws_kms_key.arn }
    leaves = ["aws-kms-key-no-policy"]

    add "aws_kms_key" {
      description         = "SageMaker domain"
      enable_key_rotation = true
    }
  }

  example "fails" "not written" {
    resource "aws_sagemaker_domain" "lab" {
      domain_name = "lab"
      auth_mode   = "IAM"
      vpc_id      = "vpc-0123456789abcdef0"
      subnet_ids  = ["subnet-0123456789abcdef0"]

      default_user_settings {
        execution_role = "arn:aws:iam::111122223333:role/lab"
      }
    }
  }

  example "passes" "a key of this account" {
    resource "aws_sagemaker_domain" "lab" {
      domain_name = "lab"
      auth_mode   = "IAM"
      vpc_id      = "vpc-0123456789abcdef0"
      subnet_ids  = ["subnet-0123456789abcdef0"]

      default_user_settings {
        execution_role = "arn:aws:iam::111122223333:role/lab"
      }

      kms_key_id = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
    }
  }
}
