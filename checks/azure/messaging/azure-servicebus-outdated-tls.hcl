check "azure-servicebus-outdated-tls" {
  title    = "Service Bus accepts TLS before 1.2"
  severity = "medium"
  on       = ["azurerm_servicebus_namespace"]
  fail     = contains(["1.0", "1.1"], self.minimum_tls_version)
  at       = self.minimum_tls_version
  message  = "Clients may connect with TLS ${self.minimum_tls_version}"
  why      = "TLS 1.0 and 1.1 rest on broken hashes and ciphers; an attacker on the path can force a client down to them."
  remedy   = "Set minimum_tls_version = \"1.2\"."
  aliases  = ["CKV_AZURE_205"]
  cwe      = [327]
  since    = "0.1"

  fix {
    unsafe = "Clients that only speak TLS 1.0 or 1.1 can no longer connect"
    set    = { minimum_tls_version = "1.2" }
  }

  example "fails" "TLS 1.0" {
    resource "azurerm_servicebus_namespace" "main" {
      name                         = "example-bus"
      location                     = "westeurope"
      resource_group_name          = "example"
      sku                          = "Premium"
      capacity                     = 1
      premium_messaging_partitions = 1
      minimum_tls_version          = "1.0"
    }
  }

  example "passes" "TLS 1.2" {
    resource "azurerm_servicebus_namespace" "main" {
      name                         = "example-bus"
      location                     = "westeurope"
      resource_group_name          = "example"
      sku                          = "Premium"
      capacity                     = 1
      premium_messaging_partitions = 1
      minimum_tls_version          = "1.2"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = string
    }

    resource "azurerm_servicebus_namespace" "main" {
      name                         = "example-bus"
      location                     = "westeurope"
      resource_group_name          = "example"
      sku                          = "Premium"
      capacity                     = 1
      premium_messaging_partitions = 1
      minimum_tls_version          = var.setting
    }
  }
}
