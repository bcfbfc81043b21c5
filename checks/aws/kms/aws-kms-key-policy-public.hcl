check "aws-kms-key-policy-public" {
  title      = "KMS key policy lets everyone use the key"
  severity   = "critical"
  on         = ["aws_kms_key", "aws_kms_external_key", "aws_kms_replica_key"]
  when       = self.policy != null
  fail       = anytrue([for action in ["kms:Decrypt", "kms:Encrypt", "kms:CreateGrant", "kms:PutKeyPolicy"] : iam_grants_everyone(self.policy, action)])
  at         = self.policy
  message    = "The key policy allows everyone ${join(", ", [for action in ["kms:Decrypt", "kms:Encrypt", "kms:CreateGrant", "kms:PutKeyPolicy"] : action if iam_grants_everyone(self.policy, action)])}"
  why        = "The principal \"*\" in a key policy is every AWS account there is. Data encrypted under the key is then only as safe as the places it lies in, and others can lock its owner out."
  remedy     = "Name the account, roles or services that need the key, or narrow the statement with kms:CallerAccount, kms:ViaService or aws:PrincipalOrgID."
  aliases    = ["CKV_AWS_33", "F76", "KMS_NO_WILDCARD_PRINCIPAL", "AC_AWS_0162"]
  similar_to = ["AC_AWS_0482"]
  cwe        = [732]
  since      = "0.1"

  example "fails" "inline policy" {
    resource "aws_kms_key" "data" {
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { AWS = "*" }
          Action    = "kms:*"
          Resource  = "*"
        }]
      })
    }
  }

  example "fails" "policy resource" {
    resource "aws_kms_key" "data" {
      enable_key_rotation = true
    }

    resource "aws_kms_key_policy" "data" {
      key_id = aws_kms_key.data.id
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = "*"
          Action    = ["kms:Decrypt", "kms:DescribeKey"]
          Resource  = "*"
        }]
      })
    }
  }

  example "passes" "the account's own principals" {
    resource "aws_kms_key" "data" {
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { AWS = "arn:aws:iam::111122223333:root" }
          Action    = "kms:*"
          Resource  = "*"
        }]
      })
    }
  }

  example "passes" "narrowed to the callers of one account" {
    resource "aws_kms_key" "data" {
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { AWS = "*" }
          Action    = ["kms:Encrypt", "kms:Decrypt"]
          Resource  = "*"
          Condition = { StringEquals = { "kms:CallerAccount" = "111122223333" } }
        }]
      })
    }
  }

  example "passes" "no policy: AWS gives the account's administrators the key" {
    resource "aws_kms_key" "data" {
      enable_key_rotation = true
    }
  }

  example "unknown" "policy from a variable without a value" {
    variable "policy" {
      type = string
    }

    resource "aws_kms_key" "data" {
      policy = var.policy
    }
  }
}
