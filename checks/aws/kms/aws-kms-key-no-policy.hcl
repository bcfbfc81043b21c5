check "aws-kms-key-no-policy" {
  title    = "KMS key has no policy of its own"
  severity = "info"
  on       = ["aws_kms_key"]
  fail     = self.policy == null
  at       = self.policy
  message  = "policy is not set"
  why      = "The default policy leaves it to the IAM policies of the account who may use and manage the key: every administrator may."
  remedy   = "Set policy, with the roles that may use and those that may manage the key."
  aliases  = ["CKV2_AWS_64"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_kms_key" "data" {
      enable_key_rotation = true
    }
  }

  example "passes" "a policy" {
    resource "aws_kms_key" "data" {
      enable_key_rotation = true
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { AWS = "arn:aws:iam::111122223333:role/admin" }
          Action    = "kms:*"
          Resource  = "*"
        }]
      })
    }
  }
}
