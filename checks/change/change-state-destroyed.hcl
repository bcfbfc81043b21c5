check "change-state-destroyed" {
  title    = "Plan destroys the storage of Terraform's state"
  severity = "critical"
  on       = ["change"]
  when     = (self.destroyed || self.replaced) && self.deposed == null
  fail     = self.data_kind == "state"
  message  = "The plan ${self.destroyed ? "destroys" : "replaces"} ${self.address}, which holds the state of Terraform or the locks on it"
  why      = "Without its state Terraform knows of nothing that it made: the next run makes everything again, and nothing is destroyed or changed any more. Without the locks two runs destroy the state together."
  remedy   = "Keep what holds the state in a root of its own, with prevent_destroy and versioning. Move the state with terraform init -migrate-state before its storage goes."
  since    = "0.1"

  example "fails" "bucket of the state" {
    before {
      resource "aws_s3_bucket" "state" {
        bucket = "acme-terraform-state"
      }
    }

    after {

    }
  }

  example "fails" "table of the locks" {
    before {
      resource "aws_dynamodb_table" "locks" {
        name         = "locks"
        hash_key     = "LockID"
        billing_mode = "PAY_PER_REQUEST"
        attribute {
          name = "LockID"
          type = "S"
        }
      }
    }

    after {

    }
  }

  example "passes" "another bucket" {
    before {
      resource "aws_s3_bucket" "logs" {
        bucket = "acme-logs"
      }
    }

    after {

    }
  }
}
