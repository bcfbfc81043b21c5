check "aws-dynamodb-table-no-customer-key" {
  title      = "DynamoDB table is not encrypted under a key of its owner"
  severity   = "low"
  on         = ["aws_dynamodb_table"]
  fail       = !self.server_side_encryption.enabled || self.server_side_encryption.kms_key_arn == null
  at         = self.server_side_encryption
  message    = "server_side_encryption names no KMS key of this account"
  why        = "The table is encrypted, but under a key of AWS that everyone who may read the table uses unseen. Under a customer key reading takes a second permission, each use is recorded, and access can be cut off at once."
  remedy     = "Add server_side_encryption with enabled = true and kms_key_arn set to the ARN of an aws_kms_key."
  aliases    = ["CKV_AWS_119", "AVD-AWS-0025", "W74", "DYNAMODB_TABLE_ENCRYPTED_KMS"]
  similar_to = ["DYNAMODB_TABLE_MUST_BE_ENCRYPTED", "AC_AWS_0457"]
  since      = "0.1"

  fix {
    unsafe = "Whoever reads or writes the table must be allowed to use the key; a key costs by the month"
    set    = { "server_side_encryption.enabled" = true, "server_side_encryption.kms_key_arn" = added.aws_kms_key.arn }
    leaves = ["aws-kms-key-no-policy"]

    add "aws_kms_key" {
      description         = "Table"
      enable_key_rotation = true
    }
  }

  example "fails" "not written" {
    resource "aws_dynamodb_table" "orders" {
      name     = "orders"
      hash_key = "id"
    }
  }

  example "fails" "KMS with the key of AWS" {
    resource "aws_dynamodb_table" "orders" {
      name     = "orders"
      hash_key = "id"

      server_side_encryption {
        enabled = true
      }
    }
  }

  example "passes" "a customer key" {
    resource "aws_kms_key" "orders" {
      enable_key_rotation = true
    }

    resource "aws_dynamodb_table" "orders" {
      name     = "orders"
      hash_key = "id"

      server_side_encryption {
        enabled     = true
        kms_key_arn = aws_kms_key.orders.arn
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "kms_key_arn" {
      type = string
    }

    resource "aws_dynamodb_table" "orders" {
      name     = "orders"
      hash_key = "id"

      server_side_encryption {
        enabled     = true
        kms_key_arn = var.kms_key_arn
      }
    }
  }
}
