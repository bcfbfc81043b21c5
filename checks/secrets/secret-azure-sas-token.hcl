check "secret-azure-sas-token" {
  title    = "Azure shared access signature is written in the code"
  severity = "high"
  on       = ["secret.azure_sas_token"]
  fail     = true
  message  = "A shared access signature is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "The address with its signature opens what it was made for to anybody, until it expires; it cannot be revoked without rotating the account key."
  remedy   = "Rotate the account key that signed it. Make signatures at run time, short-lived and from a user delegation key, or use a managed identity."
  cwe      = [798]
  since    = "0.1"

  example "fails" "in a local value" {
    locals {
      upload = "https://shop.blob.core.windows.net/in?sv=2024-11-04&ss=b&srt=o&sp=w&se=2030-01-01T00:00:00Z&\u0073ig=CaFoWtxJiu5DIiSWyJdIgR0pCxWxvaE3HfyUglPh8UM%3D"
    }
  }

  example "fails" "as the default of a variable" {
    variable "sas_token" {
      type    = string
      default = "sv=2024-11-04&sr=c&se=2030-01-01&\u0073ig=CS2cXfmotpeH9gvSP0AHuIVQfZF7L7jqv3he4WWLVus%3D"
    }
  }

  example "passes" "made by the provider" {
    data "azurerm_storage_account_sas" "upload" {
      connection_string = var.connection_string
      start             = "2026-01-01"
      expiry            = "2026-01-02"

      resource_types {
        service   = false
        container = false
        object    = true
      }

      services {
        blob  = true
        queue = false
        table = false
        file  = false
      }

      permissions {
        read    = true
        write   = false
        delete  = false
        list    = false
        add     = false
        create  = false
        update  = false
        process = false
        tag     = false
        filter  = false
      }
    }

    variable "connection_string" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "an address without a signature" {
    locals {
      upload = "https://shop.blob.core.windows.net/in?comp=list"
    }
  }
}
