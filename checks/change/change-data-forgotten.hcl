check "change-data-forgotten" {
  title    = "Something that holds data is no longer managed"
  severity = "info"
  on       = ["change"]
  when     = self.action == "forget"
  fail     = self.holds_data
  message  = "${self.address}, a ${self.data_kind}, stays and Terraform forgets it"
  why      = "It goes on existing, costing and holding data, and no plan, scan or policy sees it any more."
  remedy   = "Import it where it is managed from now on, or note who owns it."
  since    = "0.1"

  example "fails" "database forgotten" {
    before {
      resource "aws_db_instance" "orders" {
        identifier = "orders"
        engine     = "postgres"
      }
    }

    after {

    }

    forget = ["aws_db_instance.orders"]
  }

  example "passes" "security group forgotten" {
    before {
      resource "aws_security_group" "web" {
        name = "web"
      }
    }

    after {

    }

    forget = ["aws_security_group.web"]
  }

  example "passes" "stays" {
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
  }
}
