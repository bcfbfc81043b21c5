check "azure-web-app-ftp-allowed" {
  title    = "App can be deployed to over plain FTP"
  severity = "medium"
  on       = ["azurerm_linux_web_app", "azurerm_windows_web_app"]
  fail     = self.site_config.ftps_state == "AllAllowed"
  at       = self.site_config.ftps_state
  message  = "Plain FTP is allowed"
  why      = "The deployment password and the code cross the network in the clear."
  remedy   = "Set ftps_state = \"Disabled\" in site_config, or leave it out: Disabled is the default of these resources."
  aliases  = ["CKV_AZURE_78"]
  since    = "0.1"

  fix {
    unsafe = "Deployments by plain FTP stop working"
    set    = { "site_config.ftps_state" = "FtpsOnly" }
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
        ftps_state = "AllAllowed"
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
        ftps_state = "AllAllowed"
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
        ftps_state = "Disabled"
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
        ftps_state = "Disabled"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "service_plan_id" {
      type = string
    }

    variable "setting" {
      type = string
    }

    resource "azurerm_linux_web_app" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      service_plan_id     = var.service_plan_id

      site_config {
        ftps_state = var.setting
      }
    }
  }
}
