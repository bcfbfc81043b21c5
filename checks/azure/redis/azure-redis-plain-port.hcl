check "azure-redis-plain-port" {
  title      = "Redis cache answers without TLS"
  severity   = "high"
  on         = ["azurerm_redis_cache"]
  fail       = self.non_ssl_port_enabled
  at         = self.non_ssl_port_enabled
  message    = "Port 6379, without TLS, is open"
  why        = "The access key and all data cross the network in the clear."
  remedy     = "Set non_ssl_port_enabled = false (enable_non_ssl_port before azurerm 4), or leave it out."
  similar_to = ["CKV_AZURE_91"]
  since      = "0.1"

  fix {
    unsafe = "Clients without TLS can no longer connect"
    set    = { non_ssl_port_enabled = false }
    remove = ["enable_non_ssl_port"]
  }

  example "fails" "under its name before version 4" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_redis_cache" "main" {
      name                = "example-redis"
      location            = "westeurope"
      resource_group_name = "example"
      capacity            = 1
      family              = "P"
      sku_name            = "Premium"
      enable_non_ssl_port = true
    }
  }

  example "fails" "open" {
    resource "azurerm_redis_cache" "main" {
      name                 = "example-redis"
      location             = "westeurope"
      resource_group_name  = "example"
      capacity             = 1
      family               = "P"
      sku_name             = "Premium"
      non_ssl_port_enabled = true
    }
  }

  example "passes" "closed" {
    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_redis_cache" "main" {
      name                = "example-redis"
      location            = "westeurope"
      resource_group_name = "example"
      capacity            = 1
      family              = "P"
      sku_name            = "Premium"
      enable_non_ssl_port = false
    }
  }

  example "passes" "not written" {
    resource "azurerm_redis_cache" "main" {
      name                = "example-redis"
      location            = "westeurope"
      resource_group_name = "example"
      capacity            = 1
      family              = "P"
      sku_name            = "Premium"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "plain" {
      type = bool
    }

    resource "azurerm_redis_cache" "main" {
      name                 = "example-redis"
      location             = "westeurope"
      resource_group_name  = "example"
      capacity             = 1
      family               = "P"
      sku_name             = "Premium"
      non_ssl_port_enabled = var.plain
    }
  }
}
