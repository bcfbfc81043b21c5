check "azure-api-management-backend-plain-http" {
  title    = "API management talks to a backend over plain HTTP"
  severity = "medium"
  on       = ["azurerm_api_management_backend"]
  fail     = self.url != null && !startswith(lower(self.url), "https://")
  at       = self.url
  message  = "The backend is ${self.url}"
  why      = "Requests, with the tokens in them, cross the network in the clear behind the gateway."
  remedy   = "Use an https:// URL."
  aliases  = ["CKV_AZURE_215"]
  cwe      = [319]
  since    = "0.1"

  example "fails" "HTTP" {
    variable "api_management_name" {
      type = string
    }

    resource "azurerm_api_management_backend" "main" {
      name                = "orders"
      resource_group_name = "example"
      api_management_name = var.api_management_name
      protocol            = "http"
      url                 = "http://orders.example.com/api"
    }
  }

  example "passes" "HTTPS" {
    variable "api_management_name" {
      type = string
    }

    resource "azurerm_api_management_backend" "main" {
      name                = "orders"
      resource_group_name = "example"
      api_management_name = var.api_management_name
      protocol            = "http"
      url                 = "https://orders.example.com/api"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "api_management_name" {
      type = string
    }

    variable "url" {
      type = string
    }

    resource "azurerm_api_management_backend" "main" {
      name                = "orders"
      resource_group_name = "example"
      api_management_name = var.api_management_name
      protocol            = "http"
      url                 = var.url
    }
  }
}
