check "change-drift-undone" {
  title    = "Plan undoes what was changed outside of Terraform"
  severity = "low"
  on       = ["change"]
  when     = self.drift != null
  fail     = self.drift.undone
  message  = "${self.address} was ${self.drift.after == null ? "destroyed outside of Terraform and is made again" : "changed outside of Terraform (${join(", ", self.drift.changed)}) and the plan does not keep that"}"
  why      = "Somebody changed it by hand, perhaps to close a hole or to end an outage. Applying the plan takes that back without anybody having decided it."
  remedy   = "Find out who changed it and why. Write the change into the code when it should stay."
  since    = "0.1"

  example "fails" "turned back" {
    state {
      resource "aws_db_instance" "orders" {
        identifier        = "orders"
        engine            = "postgres"
        allocated_storage = 20
      }
    }

    before {
      resource "aws_db_instance" "orders" {
        identifier        = "orders"
        engine            = "postgres"
        allocated_storage = 40
      }
    }

    after {
      resource "aws_db_instance" "orders" {
        identifier        = "orders"
        engine            = "postgres"
        allocated_storage = 20
      }
    }
  }

  example "passes" "kept" {
    state {
      resource "aws_db_instance" "orders" {
        identifier        = "orders"
        engine            = "postgres"
        allocated_storage = 20
      }
    }

    before {
      resource "aws_db_instance" "orders" {
        identifier        = "orders"
        engine            = "postgres"
        allocated_storage = 40
      }
    }

    after {
      resource "aws_db_instance" "orders" {
        identifier        = "orders"
        engine            = "postgres"
        allocated_storage = 40
      }
    }
  }

  example "passes" "nobody changed it" {
    before {
      resource "aws_db_instance" "orders" {
        identifier        = "orders"
        engine            = "postgres"
        allocated_storage = 20
      }
    }

    after {
      resource "aws_db_instance" "orders" {
        identifier        = "orders"
        engine            = "postgres"
        allocated_storage = 40
      }
    }
  }
}
