check "change-data-replacement-requested" {
  title    = "Replacement of something that holds data was asked for"
  severity = "high"
  on       = ["change"]
  when     = self.replaced && self.holds_data
  fail     = !contains(["key", "secret", "state"], self.data_kind) && (self.reason == "replace_by_request" || self.reason == "replace_because_tainted")
  message  = "${self.address}, a ${self.data_kind}, is replaced ${self.reason == "replace_by_request" ? "since -replace names it" : "since it is tainted"}, though no attribute requires it"
  why      = "The configuration does not ask for it: somebody gave -replace, or a failed provisioner left the resource tainted. Nobody sees that in the diff of the code, and the data is lost all the same."
  remedy   = "Plan again without -replace, or run terraform untaint. A database or disk that has to be rebuilt is restored from a copy, not replaced."
  since    = "0.1"

  example "fails" "asked for" {
    before {
      resource "aws_db_instance" "orders" {
        identifier = "orders"
        engine     = "postgres"
      }
    }

    after {
      resource "aws_db_instance" "orders" {
        identifier = "orders"
        engine     = "postgres"
      }
    }

    replace = ["aws_db_instance.orders"]
    reasons = { "aws_db_instance.orders" = "replace_by_request" }
  }

  example "passes" "an attribute requires it" {
    before {
      resource "aws_db_instance" "orders" {
        identifier        = "orders"
        engine            = "postgres"
        storage_encrypted = false
      }
    }

    after {
      resource "aws_db_instance" "orders" {
        identifier        = "orders"
        engine            = "postgres"
        storage_encrypted = true
      }
    }

    replaces = { "aws_db_instance.orders" = ["storage_encrypted"] }
    reasons  = { "aws_db_instance.orders" = "replace_because_cannot_update" }
  }

  example "passes" "holds no data" {
    before {
      resource "aws_instance" "a" {
        ami = "ami-1"
      }
    }

    after {
      resource "aws_instance" "a" {
        ami = "ami-1"
      }
    }

    replace = ["aws_instance.a"]
    reasons = { "aws_instance.a" = "replace_by_request" }
  }
}
