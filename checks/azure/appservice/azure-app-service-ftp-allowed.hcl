check "azure-app-service-ftp-allowed" {
  title    = "Web app can be deployed to over plain FTP"
  severity = "medium"
  on       = ["azurerm_app_service"]
  fail     = self.site_config.ftps_state == null || self.site_config.ftps_state == "AllAllowed"
  at       = self.site_config.ftps_state
  message  = "Plain FTP is allowed"
  why      = "The deployment password and the code cross the network in the clear."
  remedy   = "Set ftps_state = \"Disabled\" in site_config, or \"FtpsOnly\"."
  aliases  = ["CKV_AZURE_78", "AVD-AZU-0071"]
  since    = "0.1"

  fix {
    unsafe = "Deployments by plain FTP stop working"
    set    = { "site_config.ftps_state" = "FtpsOnly" }
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
        ftps_state = "AllAllowed"
      }
    }
  }

  example "fails" "not written" {
    variable "app_service_plan_id" {
      type = string
    }

    resource "azurerm_app_service" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      app_service_plan_id = var.app_service_plan_id
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
        ftps_state = "FtpsOnly"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "app_service_plan_id" {
      type = string
    }

    variable "setting" {
      type = string
    }

    resource "azurerm_app_service" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      app_service_plan_id = var.app_service_plan_id

      site_config {
        ftps_state = var.setting
      }
    }
  }
}
