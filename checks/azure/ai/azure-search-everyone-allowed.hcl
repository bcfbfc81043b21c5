check "azure-search-everyone-allowed" {
  title    = "Search service lets every address in"
  severity = "high"
  on       = ["azurerm_search_service"]
  fail     = contains(self.allowed_ips, "0.0.0.0/0")
  at       = self.allowed_ips
  message  = "allowed_ips holds 0.0.0.0/0"
  why      = "The list of addresses keeps nobody out: only a key stands before the index."
  remedy   = "List the addresses that need access."
  aliases  = ["CKV_AZURE_210"]
  cwe      = [668]
  since    = "0.1"

  example "fails" "everyone" {
    resource "azurerm_search_service" "main" {
      name                = "example-search"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "standard"
      allowed_ips         = ["0.0.0.0/0"]
    }
  }

  example "passes" "an office" {
    resource "azurerm_search_service" "main" {
      name                = "example-search"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "standard"
      allowed_ips         = ["203.0.113.10"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "ips" {
      type = set(string)
    }

    resource "azurerm_search_service" "main" {
      name                = "example-search"
      location            = "westeurope"
      resource_group_name = "example"
      sku                 = "standard"
      allowed_ips         = var.ips
    }
  }
}
