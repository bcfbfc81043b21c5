check "azure-web-app-cors-everyone" {
  title    = "Every website may call the web app"
  severity = "medium"
  on       = ["azurerm_app_service", "azurerm_linux_web_app", "azurerm_windows_web_app"]
  fail     = contains(self.site_config.cors.allowed_origins, "*")
  at       = self.site_config.cors.allowed_origins
  message  = "CORS allows every origin"
  why      = "Any page that a user visits can call the app from the user's browser and read the answers."
  remedy   = "List the origins that need access in allowed_origins."
  aliases  = ["CKV_AZURE_57"]
  since    = "0.1"

  fix {
    unsafe = "Pages of other origins can no longer call it: list those that are meant in place of that"
    remove = ["site_config.cors"]
  }

  example "fails" "on app_service" {
    variable "app_service_plan_id" {
      type = string
    }

    resource "azurerm_app_service" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      app_service_plan_id = var.app_service_plan_id

      site_config {
        cors {
          allowed_origins = ["*"]
        }
      }
    }
  }

  example "fails" "on linux_web_app" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_linux_web_app" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      service_plan_id     = var.service_plan_id

      site_config {
        cors {
          allowed_origins = ["*"]
        }
      }
    }
  }

  example "fails" "on windows_web_app" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_windows_web_app" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      service_plan_id     = var.service_plan_id

      site_config {
        cors {
          allowed_origins = ["*"]
        }
      }
    }
  }

  example "passes" "not written" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_windows_web_app" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      service_plan_id     = var.service_plan_id

      site_config {}
    }
  }

  example "passes" "on app_service, as it should be" {
    variable "app_service_plan_id" {
      type = string
    }

    resource "azurerm_app_service" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      app_service_plan_id = var.app_service_plan_id

      site_config {
        cors {
          allowed_origins = ["https://www.example.com"]
        }
      }
    }
  }

  example "passes" "on linux_web_app, as it should be" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_linux_web_app" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      service_plan_id     = var.service_plan_id

      site_config {
        cors {
          allowed_origins = ["https://www.example.com"]
        }
      }
    }
  }

  example "passes" "on windows_web_app, as it should be" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_windows_web_app" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      service_plan_id     = var.service_plan_id

      site_config {
        cors {
          allowed_origins = ["https://www.example.com"]
        }
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "app_service_plan_id" {
      type = string
    }

    variable "setting" {
      type = set(string)
    }

    resource "azurerm_app_service" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      app_service_plan_id = var.app_service_plan_id

      site_config {
        cors {
          allowed_origins = var.setting
        }
      }
    }
  }
}
