check "azure-virtual-machine-password-login" {
  title    = "Linux machine lets people log in with a password"
  severity = "high"
  on       = ["azurerm_virtual_machine"]
  fail     = self.os_profile_linux_config.disable_password_authentication == false
  at       = self.os_profile_linux_config.disable_password_authentication
  message  = "SSH accepts passwords"
  why      = "Passwords of machines that answer SSH are guessed all day. A key cannot be guessed."
  remedy   = "Set disable_password_authentication = true in os_profile_linux_config and add ssh_keys."
  aliases  = ["CKV_AZURE_1", "AVD-AZU-0039"]
  cwe      = [287]
  since    = "0.1"

  fix {
    unsafe = "Azure does not change it on a machine that exists, and without ssh_keys nobody gets in"
    set    = { "os_profile_linux_config.disable_password_authentication" = true }
  }

  example "fails" "passwords" {
    variable "network_interface_id" {
      type = string
    }

    variable "password" {
      type = string
    }

    resource "azurerm_virtual_machine" "main" {
      name                  = "example-vm"
      location              = "westeurope"
      resource_group_name   = "example"
      vm_size               = "Standard_D2s_v5"
      network_interface_ids = [var.network_interface_id]

      os_profile {
        computer_name  = "vm"
        admin_username = "ops"
        admin_password = var.password
      }

      os_profile_linux_config {
        disable_password_authentication = false
      }
    }
  }

  example "passes" "keys only" {
    variable "network_interface_id" {
      type = string
    }

    variable "password" {
      type = string
    }

    resource "azurerm_virtual_machine" "main" {
      name                  = "example-vm"
      location              = "westeurope"
      resource_group_name   = "example"
      vm_size               = "Standard_D2s_v5"
      network_interface_ids = [var.network_interface_id]

      os_profile {
        computer_name  = "vm"
        admin_username = "ops"
        admin_password = var.password
      }

      os_profile_linux_config {
        disable_password_authentication = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "network_interface_id" {
      type = string
    }

    variable "password" {
      type = string
    }

    variable "no_password" {
      type = bool
    }

    resource "azurerm_virtual_machine" "main" {
      name                  = "example-vm"
      location              = "westeurope"
      resource_group_name   = "example"
      vm_size               = "Standard_D2s_v5"
      network_interface_ids = [var.network_interface_id]

      os_profile {
        computer_name  = "vm"
        admin_username = "ops"
        admin_password = var.password
      }

      os_profile_linux_config {
        disable_password_authentication = var.no_password
      }
    }
  }
}
