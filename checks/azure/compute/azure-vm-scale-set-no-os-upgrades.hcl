check "azure-vm-scale-set-no-os-upgrades" {
  title    = "Scale set does not take new images of its system by itself"
  severity = "low"
  on       = ["azurerm_virtual_machine_scale_set"]
  fail     = !self.automatic_os_upgrade || self.os_profile_windows_config != null && self.os_profile_windows_config.enable_automatic_upgrades == false
  at       = self.automatic_os_upgrade
  message  = "Automatic upgrades of the system are off"
  why      = "Instances keep running an old image with its known holes."
  remedy   = "Set automatic_os_upgrade = true; it needs a health probe and a rolling upgrade policy."
  aliases  = ["CKV_AZURE_95"]
  since    = "0.1"

  fix {
    unsafe = "Azure renews the machines by itself; it needs a health probe and a rolling upgrade policy"
    set    = { automatic_os_upgrade = true }
  }

  example "fails" "not written" {
    resource "azurerm_virtual_machine_scale_set" "main" {
      name                = "example-vmss"
      location            = "westeurope"
      resource_group_name = "example"
      upgrade_policy_mode = "Manual"
    }
  }

  example "fails" "switched off" {
    resource "azurerm_virtual_machine_scale_set" "main" {
      name                 = "example-vmss"
      location             = "westeurope"
      resource_group_name  = "example"
      upgrade_policy_mode  = "Manual"
      automatic_os_upgrade = false
    }
  }

  example "passes" "switched on" {
    variable "lb_probe_id" {
      type = string
    }

    resource "azurerm_virtual_machine_scale_set" "main" {
      name                 = "example-vmss"
      location             = "westeurope"
      resource_group_name  = "example"
      upgrade_policy_mode  = "Manual"
      automatic_os_upgrade = true
      health_probe_id      = var.lb_probe_id

      os_profile_windows_config {
        enable_automatic_upgrades = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "upgrade" {
      type = bool
    }

    resource "azurerm_virtual_machine_scale_set" "main" {
      name                 = "example-vmss"
      location             = "westeurope"
      resource_group_name  = "example"
      upgrade_policy_mode  = "Manual"
      automatic_os_upgrade = var.upgrade
    }
  }
}
