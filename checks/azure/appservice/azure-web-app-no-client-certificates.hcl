check "azure-web-app-no-client-certificates" {
  title    = "Web app does not ask clients for a certificate"
  severity = "info"
  on       = ["azurerm_app_service", "azurerm_linux_web_app", "azurerm_windows_web_app"]
  fail     = !self.client_certificate_enabled
  at       = self.client_certificate_enabled
  message  = "Client certificates are not asked for"
  why      = "Anyone who reaches the app can talk to it. Certificates limit it to known clients: useful for interfaces between machines, rarely for sites that people visit."
  remedy   = "Set client_certificate_enabled = true (client_cert_enabled on azurerm_app_service) where only known machines are clients."
  aliases  = ["CKV_AZURE_17", "AVD-AZU-0001"]
  cwe      = [287]
  since    = "0.1"

  fix {
    on     = ["azurerm_app_service"]
    unsafe = "Visitors without a certificate are refused"
    set    = { client_cert_enabled = true }
  }

  fix {
    on     = ["azurerm_linux_web_app", "azurerm_windows_web_app"]
    unsafe = "Visitors without a certificate are refused"
    set    = { client_certificate_enabled = true }
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
      client_cert_enabled = false
    }
  }

  example "fails" "on linux_web_app" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_linux_web_app" "main" {
      name                       = "example-app"
      location                   = "westeurope"
      resource_group_name        = "example"
      service_plan_id            = var.service_plan_id
      client_certificate_enabled = false

      site_config {}
    }
  }

  example "fails" "on windows_web_app" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_windows_web_app" "main" {
      name                       = "example-app"
      location                   = "westeurope"
      resource_group_name        = "example"
      service_plan_id            = var.service_plan_id
      client_certificate_enabled = false

      site_config {}
    }
  }

  example "fails" "not written" {
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
      client_cert_enabled = true
    }
  }

  example "passes" "on linux_web_app, as it should be" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_linux_web_app" "main" {
      name                       = "example-app"
      location                   = "westeurope"
      resource_group_name        = "example"
      service_plan_id            = var.service_plan_id
      client_certificate_enabled = true
      client_certificate_mode    = "Required"

      site_config {}
    }
  }

  example "passes" "on windows_web_app, as it should be" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_windows_web_app" "main" {
      name                       = "example-app"
      location                   = "westeurope"
      resource_group_name        = "example"
      service_plan_id            = var.service_plan_id
      client_certificate_enabled = true
      client_certificate_mode    = "Required"

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
      client_cert_enabled = var.setting
    }
  }
}
