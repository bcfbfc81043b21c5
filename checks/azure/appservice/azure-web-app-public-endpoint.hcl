check "azure-web-app-public-endpoint" {
  title    = "Web app can be reached from the internet"
  severity = "info"
  on       = ["azurerm_linux_web_app", "azurerm_windows_web_app"]
  fail     = self.public_network_access_enabled
  at       = self.public_network_access_enabled
  message  = "The app answers on its public endpoint"
  why      = "An internal app that is on the internet is attacked from the internet."
  remedy   = "Set public_network_access_enabled = false and add a private endpoint where the app is internal; suppress this check where it is a public site."
  aliases  = ["CKV_AZURE_222"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Clients outside the networks with a private endpoint are cut off"
    set    = { public_network_access_enabled = false }
  }

  example "fails" "on linux_web_app" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_linux_web_app" "main" {
      name                          = "example-app"
      location                      = "westeurope"
      resource_group_name           = "example"
      service_plan_id               = var.service_plan_id
      public_network_access_enabled = true

      site_config {}
    }
  }

  example "fails" "on windows_web_app" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_windows_web_app" "main" {
      name                          = "example-app"
      location                      = "westeurope"
      resource_group_name           = "example"
      service_plan_id               = var.service_plan_id
      public_network_access_enabled = true

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

  example "passes" "on linux_web_app, as it should be" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_linux_web_app" "main" {
      name                          = "example-app"
      location                      = "westeurope"
      resource_group_name           = "example"
      service_plan_id               = var.service_plan_id
      public_network_access_enabled = false

      site_config {}
    }
  }

  example "passes" "on windows_web_app, as it should be" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_windows_web_app" "main" {
      name                          = "example-app"
      location                      = "westeurope"
      resource_group_name           = "example"
      service_plan_id               = var.service_plan_id
      public_network_access_enabled = false

      site_config {}
    }
  }

  example "unknown" "from a variable without a value" {
    variable "service_plan_id" {
      type = string
    }

    variable "setting" {
      type = bool
    }

    resource "azurerm_linux_web_app" "main" {
      name                          = "example-app"
      location                      = "westeurope"
      resource_group_name           = "example"
      service_plan_id               = var.service_plan_id
      public_network_access_enabled = var.setting

      site_config {}
    }
  }
}
