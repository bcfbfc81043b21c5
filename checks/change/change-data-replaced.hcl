check "change-data-replaced" {
  title    = "Plan replaces something that holds data"
  severity = "high"
  on       = ["change"]
  when     = self.replaced && self.holds_data
  fail     = !contains(["key", "secret", "state"], self.data_kind) && !contains(["replace_by_request", "replace_because_tainted"], coalesce(self.reason, "none"))
  message  = "The plan replaces ${self.address}, a ${self.data_kind}: it ${order}${because}"
  why      = "A replacement is a deletion: the successor is empty, and what was in its predecessor is gone. In a diff it is one attribute among many."
  remedy   = "Leave the attribute that forces the replacement as it is, or ignore it with lifecycle { ignore_changes }. If it has to change, copy the data first: snapshot, restore, then switch over. lifecycle { prevent_destroy = true } stops such a plan."
  since    = "0.1"

  let {
    because = length(self.replaces) > 0 ? " because ${join(", ", self.replaces)} cannot be changed in place" : ""
    order   = self.create_before_destroy ? "makes an empty one and then destroys it" : "destroys it and then makes an empty one"
  }

  example "fails" "an attribute that cannot be changed in place" {
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
  }

  example "fails" "new name of a bucket" {
    before {
      resource "google_storage_bucket" "a" {
        name     = "orders"
        location = "EU"
      }
    }

    after {
      resource "google_storage_bucket" "a" {
        name     = "orders-eu"
        location = "EU"
      }
    }

    replaces              = { "google_storage_bucket.a" = ["name"] }
    create_before_destroy = ["google_storage_bucket.a"]
  }

  example "passes" "changed in place" {
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
  }

  example "passes" "holds no data" {
    before {
      resource "aws_instance" "a" {
        ami = "ami-1"
      }
    }

    after {
      resource "aws_instance" "a" {
        ami = "ami-2"
      }
    }

    replaces = { "aws_instance.a" = ["ami"] }
  }
}
