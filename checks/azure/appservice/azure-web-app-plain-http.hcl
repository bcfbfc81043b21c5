check "azure-web-app-plain-http" {
  title    = "Web app answers over plain HTTP"
  severity = "high"
  on       = ["azurerm_app_service", "azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_app_service_slot", "azurerm_linux_web_app_slot", "azurerm_windows_web_app_slot"]
  fail     = !self.https_only
  at       = self.https_only
  message  = "Requests over plain HTTP are served, not redirected"
  why      = "Sessions, passwords and data cross the network in the clear, and whoever sits on the path can change pages on their way."
  remedy   = "Set https_only = true."
  aliases  = ["CKV_AZURE_14", "CKV_AZURE_153", "AVD-AZU-0072"]
  cwe      = [319]
  since    = "0.1"

  fix {
    unsafe = "Callers on plain HTTP that do not follow redirects fail"
    set    = { https_only = true }
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
      https_only          = false
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
      https_only          = false

      site_config {}
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
      https_only          = false

      site_config {}
    }
  }

  example "fails" "on app_service_slot" {
    variable "app_service_name" {
      type = string
    }

    variable "app_service_plan_id" {
      type = string
    }

    resource "azurerm_app_service_slot" "main" {
      name                = "staging"
      location            = "westeurope"
      resource_group_name = "example"
      app_service_name    = var.app_service_name
      app_service_plan_id = var.app_service_plan_id
      https_only          = false
    }
  }

  example "fails" "on linux_web_app_slot" {
    variable "linux_web_app_id" {
      type = string
    }

    resource "azurerm_linux_web_app_slot" "main" {
      name           = "staging"
      app_service_id = var.linux_web_app_id
      https_only     = false

      site_config {}
    }
  }

  example "fails" "not written" {
    variable "linux_web_app_id" {
      type = string
    }

    resource "azurerm_linux_web_app_slot" "main" {
      name           = "staging"
      app_service_id = var.linux_web_app_id

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
      https_only          = true
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
      https_only          = true

      site_config {}
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
      https_only          = true

      site_config {}
    }
  }

  example "passes" "on app_service_slot, as it should be" {
    variable "app_service_name" {
      type = string
    }

    variable "app_service_plan_id" {
      type = string
    }

    resource "azurerm_app_service_slot" "main" {
      name                = "staging"
      location            = "westeurope"
      resource_group_name = "example"
      app_service_name    = var.app_service_name
      app_service_plan_id = var.app_service_plan_id
      https_only          = true
    }
  }

  example "passes" "on linux_web_app_slot, as it should be" {
    variable "linux_web_app_id" {
      type = string
    }

    resource "azurerm_linux_web_app_slot" "main" {
      name           = "staging"
      app_service_id = var.linux_web_app_id
      https_only     = true

      site_config {}
    }
  }

  example "unknown" "from a variable without a value" {
    variable "app_service_plan_id" {
      type = string
    }

    variable "setting" {
      type = bool
    }

    resource "azurerm_app_service" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      app_service_plan_id = var.app_service_plan_id
      https_only          = var.setting
    }
  }
}
