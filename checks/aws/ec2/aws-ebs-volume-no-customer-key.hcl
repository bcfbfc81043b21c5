check "aws-ebs-volume-no-customer-key" {
  title    = "EBS volume is not encrypted under a key of its owner"
  severity = "low"
  on       = ["aws_ebs_volume"]
  fail     = self.kms_key_id == null
  at       = self.kms_key_id
  message  = "kms_key_id is not set"
  why      = "Under the key that AWS manages, access to the key cannot be restricted, recorded apart or revoked, and snapshots cannot be shared with another account."
  remedy   = "Set encrypted = true and kms_key_id to the ARN of an aws_kms_key."
  aliases  = ["CKV_AWS_189", "AVD-AWS-0027", "W37", "EBS_VOLUME_ENCRYPTION_KEY_RULE", "AC_AWS_0460"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the volume: copy its data by a snapshot; a key costs by the month"
    set    = { encrypted = true, kms_key_id = added.aws_kms_key.arn }
    leaves = ["aws-kms-key-no-policy"]

    add "aws_kms_key" {
      description         = "Volume"
      enable_key_rotation = true
    }
  }

  example "fails" "not written" {
    resource "aws_ebs_volume" "data" {
      availability_zone = "eu-central-1a"
      size              = 10
      encrypted         = true
    }
  }

  example "passes" "a key of this account" {
    resource "aws_ebs_volume" "data" {
      availability_zone = "eu-central-1a"
      size              = 10
      encrypted         = true
      kms_key_id        = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
    }
  }
}
