check "azure-search-few-replicas" {
  title    = "Search service has too few replicas for guaranteed queries"
  severity = "info"
  on       = ["azurerm_search_service"]
  fail     = self.replica_count == null || self.replica_count < 2
  at       = self.replica_count
  message  = "There are fewer than two replicas"
  why      = "Microsoft guarantees the availability of queries from two replicas on, and of indexing from three."
  remedy   = "Set replica_count to 2, or 3 where the index changes."
  aliases  = ["CKV_AZURE_209"]
  since    = "0.1"

  fix {
    unsafe = "Each replica is charged like the first, and the SKU free has none"
    set    = { replica_count = 2 }
  }

  example "fails" "not written" {
    resource "azurerm_search_service" "main" {
      name                = "example-search"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "standard"
    }
  }

  example "fails" "one" {
    resource "azurerm_search_service" "main" {
      name                = "example-search"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "standard"
      replica_count       = 1
    }
  }

  example "passes" "three" {
    resource "azurerm_search_service" "main" {
      name                = "example-search"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "standard"
      replica_count       = 3
    }
  }

  example "unknown" "from a variable without a value" {
    variable "copies" {
      type = number
    }

    resource "azurerm_search_service" "main" {
      name                = "example-search"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "standard"
      replica_count       = var.copies
    }
  }
}
