check "aws-dynamodb-table-no-point-in-time-recovery" {
  title    = "DynamoDB table cannot be restored to a point in time"
  severity = "medium"
  on       = ["aws_dynamodb_table"]
  fail     = !self.point_in_time_recovery.enabled
  at       = self.point_in_time_recovery.enabled
  message  = "point_in_time_recovery.enabled is not true"
  why      = "A wrong write or delete, by a bug or an intruder, cannot be undone. With recovery the table can be brought back as it was in any second of the last 35 days."
  remedy   = "Add point_in_time_recovery with enabled = true."
  aliases  = ["CKV_AWS_28", "AVD-AWS-0024", "W78", "AwsSolutions-DDB3", "DYNAMODB_PITR_ENABLED", "AC_AWS_0458"]
  since    = "0.1"

  fix {
    unsafe = "Continuous backups cost by the size of the table"
    set    = { "point_in_time_recovery.enabled" = true }
  }

  example "fails" "not written" {
    resource "aws_dynamodb_table" "orders" {
      name     = "orders"
      hash_key = "id"
    }
  }

  example "fails" "switched off" {
    resource "aws_dynamodb_table" "orders" {
      name     = "orders"
      hash_key = "id"

      point_in_time_recovery {
        enabled = false
      }
    }
  }

  example "passes" "switched on" {
    resource "aws_dynamodb_table" "orders" {
      name     = "orders"
      hash_key = "id"

      point_in_time_recovery {
        enabled = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "recovery" {
      type = bool
    }

    resource "aws_dynamodb_table" "orders" {
      name     = "orders"
      hash_key = "id"

      point_in_time_recovery {
        enabled = var.recovery
      }
    }
  }
}
