check "aws-ssm-parameter-no-customer-key" {
  title    = "SSM parameter is not encrypted under a key of its owner"
  severity = "low"
  on       = ["aws_ssm_parameter"]
  when     = self.type == "SecureString"
  fail     = self.key_id == null
  at       = self.key_id
  message  = "key_id is not set"
  why      = "Under the key that AWS manages, everyone in the account who may read parameters may decrypt it."
  remedy   = "Set key_id to the ARN of an aws_kms_key."
  aliases  = ["CKV_AWS_337"]
  since    = "0.1"

  fix {
    unsafe = "Whoever reads the parameter must be allowed to use the key; a key costs by the month"
    set    = { key_id = added.aws_kms_key.arn }
    leaves = ["aws-kms-key-no-policy"]

    add "aws_kms_key" {
      description         = "Parameter"
      enable_key_rotation = true
    }
  }

  example "fails" "not written" {
    resource "aws_ssm_parameter" "token" {
      name             = "/app/token"
      type             = "SecureString"
      value_wo         = "x"
      value_wo_version = 1
    }
  }

  example "passes" "a key of this account" {
    resource "aws_ssm_parameter" "token" {
      name             = "/app/token"
      type             = "SecureString"
      key_id           = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
      value_wo         = "x"
      value_wo_version = 1
    }
  }
}
