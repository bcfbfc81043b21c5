check "change-drift-kept" {
  title    = "Plan keeps what was changed outside of Terraform"
  severity = "info"
  on       = ["change"]
  when     = self.drift != null
  fail     = self.drift.kept && !self.destroyed && length(self.drift.opened) == 0
  message  = "${self.address} was changed outside of Terraform (${join(", ", self.drift.changed)}), and the plan leaves it so"
  why      = "What there is differs from what was reviewed: the code does not say it, and nobody sees it in the next review."
  remedy   = "Write the change into the code, or set it back."
  since    = "0.1"

  example "fails" "kept" {
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

  example "passes" "turned back" {
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
        allocated_storage = 20
      }
    }
  }
}
