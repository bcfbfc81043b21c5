check "azure-redis-no-authentication" {
  title    = "Redis cache asks for no key"
  severity = "high"
  on       = ["azurerm_redis_cache"]
  fail     = self.redis_configuration.authentication_enabled == false
  at       = self.redis_configuration.authentication_enabled
  message  = "Authentication is off"
  why      = "Everyone in the network reads and changes what is cached: sessions, tokens, personal data."
  remedy   = "Remove authentication_enabled from redis_configuration."
  aliases  = []
  since    = "0.1"

  fix {
    unsafe = "Clients that send no key are refused"
    remove = ["redis_configuration.authentication_enabled"]
  }

  example "fails" "switched off" {
    resource "azurerm_redis_cache" "main" {
      name                = "example-redis"
      location            = "westeurope"
      resource_group_name = "example"
      capacity            = 1
      family              = "P"
      sku_name            = "Premium"

      redis_configuration {
        authentication_enabled = false
      }
    }
  }

  example "passes" "switched on" {
    resource "azurerm_redis_cache" "main" {
      name                = "example-redis"
      location            = "westeurope"
      resource_group_name = "example"
      capacity            = 1
      family              = "P"
      sku_name            = "Premium"

      redis_configuration {
        authentication_enabled = true
      }
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
    variable "auth" {
      type = bool
    }

    resource "azurerm_redis_cache" "main" {
      name                = "example-redis"
      location            = "westeurope"
      resource_group_name = "example"
      capacity            = 1
      family              = "P"
      sku_name            = "Premium"

      redis_configuration {
        authentication_enabled = var.auth
      }
    }
  }
}
