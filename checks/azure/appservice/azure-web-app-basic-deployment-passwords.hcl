check "azure-web-app-basic-deployment-passwords" {
  title    = "Web app can be deployed to with a password"
  severity = "low"
  on       = ["azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_linux_function_app", "azurerm_windows_function_app"]
  fail     = self.ftp_publish_basic_authentication_enabled || self.webdeploy_publish_basic_authentication_enabled
  at       = self.ftp_publish_basic_authentication_enabled
  message  = "FTP or Web Deploy accept the publishing password"
  why      = "One password that never expires, known to every pipeline, replaces the code of the app; roles and a second factor do not apply to it."
  remedy   = "Set ftp_publish_basic_authentication_enabled and webdeploy_publish_basic_authentication_enabled to false and deploy with Entra ID."
  aliases  = []
  since    = "0.1"

  fix {
    unsafe = "Deployments with the password of the publishing profile stop working"
    set = {
      ftp_publish_basic_authentication_enabled       = false
      webdeploy_publish_basic_authentication_enabled = false
    }
  }

  example "fails" "on linux_web_app" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_linux_web_app" "main" {
      name                                     = "example-app"
      location                                 = "westeurope"
      resource_group_name                      = "example"
      service_plan_id                          = var.service_plan_id
      ftp_publish_basic_authentication_enabled = true

      site_config {}
    }
  }

  example "fails" "on windows_function_app" {
    variable "service_plan_id" {
      type = string
    }

    variable "storage_account_name" {
      type = string
    }

    resource "azurerm_windows_function_app" "main" {
      name                                     = "example-func"
      location                                 = "westeurope"
      resource_group_name                      = "example"
      service_plan_id                          = var.service_plan_id
      storage_account_name                     = var.storage_account_name
      ftp_publish_basic_authentication_enabled = true

      site_config {}
    }
  }

  example "fails" "not written" {
    variable "service_plan_id" {
      type = string
    }

    variable "storage_account_name" {
      type = string
    }

    resource "azurerm_windows_function_app" "main" {
      name                 = "example-func"
      location             = "westeurope"
      resource_group_name  = "example"
      service_plan_id      = var.service_plan_id
      storage_account_name = var.storage_account_name

      site_config {}
    }
  }

  example "passes" "on linux_web_app, as it should be" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_linux_web_app" "main" {
      name                                           = "example-app"
      location                                       = "westeurope"
      resource_group_name                            = "example"
      service_plan_id                                = var.service_plan_id
      ftp_publish_basic_authentication_enabled       = false
      webdeploy_publish_basic_authentication_enabled = false

      site_config {}
    }
  }

  example "passes" "on windows_function_app, as it should be" {
    variable "service_plan_id" {
      type = string
    }

    variable "storage_account_name" {
      type = string
    }

    resource "azurerm_windows_function_app" "main" {
      name                                           = "example-func"
      location                                       = "westeurope"
      resource_group_name                            = "example"
      service_plan_id                                = var.service_plan_id
      storage_account_name                           = var.storage_account_name
      ftp_publish_basic_authentication_enabled       = false
      webdeploy_publish_basic_authentication_enabled = false

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
      name                                           = "example-app"
      location                                       = "westeurope"
      resource_group_name                            = "example"
      service_plan_id                                = var.service_plan_id
      ftp_publish_basic_authentication_enabled       = var.setting
      webdeploy_publish_basic_authentication_enabled = false

      site_config {}
    }
  }
}
