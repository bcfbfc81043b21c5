check "residency-global-inference" {
  title    = "Models that answer anywhere in the world get personal or restricted data"
  severity = "medium"
  on       = ["residency"]
  when     = self.fact == "flow" && self.kind == "cross-region inference" && self.marked
  fail     = self.inference
  at       = self.place
  message  = "Requests of ${self.from} are answered in ${self.to}, and its data is marked as ${self.class}"
  why      = "A global deployment answers each request where there is room at that moment. Prompts hold what people ask about, so personal data is processed in countries that change from request to request."
  remedy   = "Use a deployment of one region, or of a zone of data that lies in one jurisdiction (for example a data zone, or an inference profile of a geography)."
  since    = "0.1"

  example "fails" "a global deployment" {
    resource "azurerm_resource_group" "ai" {
      name     = "ai"
      location = "Sweden Central"
    }

    resource "azurerm_cognitive_account" "ai" {
      name                = "ai"
      location            = azurerm_resource_group.ai.location
      resource_group_name = azurerm_resource_group.ai.name
      kind                = "OpenAI"
      sku_name            = "S0"
      tags                = { DataClassification = "pii" }
    }

    resource "azurerm_cognitive_deployment" "gpt" {
      name                 = "gpt"
      cognitive_account_id = azurerm_cognitive_account.ai.id

      model {
        format = "OpenAI"
        name   = "gpt-4o"
      }

      sku {
        name = "GlobalStandard"
      }
    }
  }

  example "passes" "a regional deployment" {
    resource "azurerm_resource_group" "ai" {
      name     = "ai"
      location = "Sweden Central"
    }

    resource "azurerm_cognitive_account" "ai" {
      name                = "ai"
      location            = azurerm_resource_group.ai.location
      resource_group_name = azurerm_resource_group.ai.name
      kind                = "OpenAI"
      sku_name            = "S0"
      tags                = { DataClassification = "pii" }
    }

    resource "azurerm_cognitive_deployment" "gpt" {
      name                 = "gpt"
      cognitive_account_id = azurerm_cognitive_account.ai.id

      model {
        format = "OpenAI"
        name   = "gpt-4o"
      }

      sku {
        name = "Standard"
      }
    }
  }
}
