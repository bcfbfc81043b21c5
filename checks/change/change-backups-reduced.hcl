check "change-backups-reduced" {
  title    = "Plan switches backups off or keeps them for less time"
  severity = "medium"
  on       = ["change"]
  for_each = self.protections_lost
  fail     = contains(["backups", "geo-redundant backups", "point-in-time recovery", "final snapshot"], each.value.what)
  message  = "${self.address} (${each.value.what}): ${each.value.text}"
  why      = "Backups that are older than the new limit are deleted at once, and a mistake that is found late cannot be undone any more."
  remedy   = "Keep the retention as it is. Where it has to be shorter, export what must be kept first."
  since    = "0.1"

  example "fails" "shortened" {
    before {
      resource "aws_db_instance" "orders" {
        identifier              = "orders"
        engine                  = "postgres"
        backup_retention_period = 30
      }
    }

    after {
      resource "aws_db_instance" "orders" {
        identifier              = "orders"
        engine                  = "postgres"
        backup_retention_period = 7
      }
    }
  }

  example "fails" "point-in-time recovery off" {
    before {
      resource "aws_dynamodb_table" "a" {
        name     = "a"
        hash_key = "id"
        attribute {
          name = "id"
          type = "S"
        }
        point_in_time_recovery {
          enabled = true
        }
      }
    }

    after {
      resource "aws_dynamodb_table" "a" {
        name     = "a"
        hash_key = "id"
        attribute {
          name = "id"
          type = "S"
        }
        point_in_time_recovery {
          enabled = false
        }
      }
    }
  }

  example "fails" "no final snapshot any more" {
    before {
      resource "aws_db_instance" "orders" {
        identifier          = "orders"
        engine              = "postgres"
        skip_final_snapshot = false
      }
    }

    after {
      resource "aws_db_instance" "orders" {
        identifier          = "orders"
        engine              = "postgres"
        skip_final_snapshot = true
      }
    }
  }

  example "passes" "longer" {
    before {
      resource "aws_db_instance" "orders" {
        identifier              = "orders"
        engine                  = "postgres"
        backup_retention_period = 7
      }
    }

    after {
      resource "aws_db_instance" "orders" {
        identifier              = "orders"
        engine                  = "postgres"
        backup_retention_period = 30
      }
    }
  }

  example "unknown" "from a variable without a value" {
    before {
      resource "aws_db_instance" "orders" {
        identifier              = "orders"
        engine                  = "postgres"
        backup_retention_period = 7
      }
    }

    after {
      variable "x" {
        type = number
      }

      resource "aws_db_instance" "orders" {
        identifier              = "orders"
        engine                  = "postgres"
        backup_retention_period = var.x
      }
    }
  }
}
