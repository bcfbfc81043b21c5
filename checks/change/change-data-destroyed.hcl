check "change-data-destroyed" {
  title    = "Plan destroys something that holds data"
  severity = "high"
  on       = ["change"]
  when     = self.destroyed && self.deposed == null && self.holds_data
  fail     = !contains(["key", "secret", "state"], self.data_kind)
  message  = "The plan destroys ${self.address}, a ${self.data_kind}, with all that is in it"
  why      = "What is in it is gone when the plan is applied; a snapshot or a backup is all that remains, where there is one. A renamed block, a changed for_each key or a removed module looks the same in a diff as a deletion that is meant."
  remedy   = "If it only got another name or place in the code, write a moved block. If it should live on without Terraform, write a removed block with destroy = false. If it should go, take a copy first and say so in the review."
  since    = "0.1"

  example "fails" "block deleted" {
    before {
      resource "aws_db_instance" "orders" {
        identifier = "orders"
        engine     = "postgres"
      }
    }

    after {

    }
  }

  example "fails" "storage account deleted" {
    before {
      resource "azurerm_storage_account" "a" {
        name                     = "orders"
        resource_group_name      = "r"
        location                 = "westeurope"
        account_tier             = "Standard"
        account_replication_type = "LRS"
      }
    }

    after {

    }
  }

  example "passes" "nothing but a security group" {
    before {
      resource "aws_security_group" "web" {
        name = "web"
      }
    }

    after {

    }
  }

  example "passes" "read replica" {
    before {
      resource "aws_db_instance" "orders" {
        identifier          = "orders"
        engine              = "postgres"
        replicate_source_db = "main"
      }
    }

    after {

    }
  }

  example "passes" "changed in place" {
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

  example "passes" "new" {
    after {
      resource "aws_db_instance" "orders" {
        identifier = "orders"
        engine     = "postgres"
      }
    }
  }
}
