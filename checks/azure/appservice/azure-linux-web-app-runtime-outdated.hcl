check "azure-linux-web-app-runtime-outdated" {
  title    = "Web app runs a version of its language without security fixes"
  severity = "medium"
  on       = ["azurerm_linux_web_app", "azurerm_linux_web_app_slot"]
  fail     = contains(["2.7", "3.4", "3.5", "3.6", "3.7", "3.8"], self.site_config.application_stack.python_version) || contains(["5.6", "7.0", "7.1", "7.2", "7.3", "7.4", "8.0"], self.site_config.application_stack.php_version) || contains(["10-lts", "12-lts", "14-lts", "16-lts", "18-lts"], self.site_config.application_stack.node_version) || contains(["3.1", "5.0", "6.0", "7.0"], self.site_config.application_stack.dotnet_version)
  at       = self.site_config.application_stack
  message  = "The runtime ${join(", ", compact([self.site_config.application_stack.python_version, self.site_config.application_stack.php_version, self.site_config.application_stack.node_version, self.site_config.application_stack.dotnet_version]))} is out of support"
  why      = "Holes that are found in it are published and not mended."
  remedy   = "Choose a supported version in application_stack."
  aliases  = []
  since    = "0.1"

  example "fails" "Python 3.8" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_linux_web_app" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      service_plan_id     = var.service_plan_id

      site_config {
        application_stack {
          python_version = "3.8"
        }
      }
    }
  }

  example "fails" "Node 16" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_linux_web_app" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      service_plan_id     = var.service_plan_id

      site_config {
        application_stack {
          node_version = "16-lts"
        }
      }
    }
  }

  example "passes" "Python 3.13" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_linux_web_app" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      service_plan_id     = var.service_plan_id

      site_config {
        application_stack {
          python_version = "3.13"
        }
      }
    }
  }

  example "passes" "an image" {
    variable "service_plan_id" {
      type = string
    }

    resource "azurerm_linux_web_app" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      service_plan_id     = var.service_plan_id

      site_config {
        application_stack {
          docker_image_name = "shop:1.4"
        }
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "service_plan_id" {
      type = string
    }

    variable "python" {
      type = string
    }

    resource "azurerm_linux_web_app" "main" {
      name                = "example-app"
      location            = "westeurope"
      resource_group_name = "example"
      service_plan_id     = var.service_plan_id

      site_config {
        application_stack {
          python_version = var.python
        }
      }
    }
  }
}
