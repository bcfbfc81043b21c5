check "azure-automation-variable-unencrypted" {
  title    = "Variable of the automation account is kept in the clear"
  severity = "medium"
  on       = ["azurerm_automation_variable_string", "azurerm_automation_variable_int", "azurerm_automation_variable_bool", "azurerm_automation_variable_datetime"]
  fail     = !self.encrypted
  at       = self.encrypted
  message  = "The variable is not encrypted"
  why      = "Whoever may read the account sees the value, which often is a password or a key."
  remedy   = "Set encrypted = true."
  aliases  = ["CKV_AZURE_73"]
  cwe      = [311]
  since    = "0.1"

  fix {
    unsafe = "Azure does not encrypt a variable that exists: it has to be created anew"
    set    = { encrypted = true }
  }

  example "fails" "wrong value on automation_variable_string" {
    variable "automation_account_name" {
      type = string
    }

    resource "azurerm_automation_variable_string" "main" {
      name                    = "setting"
      resource_group_name     = "example"
      automation_account_name = var.automation_account_name
      value                   = "blue"
      encrypted               = false
    }
  }

  example "fails" "wrong value on automation_variable_int" {
    variable "automation_account_name" {
      type = string
    }

    resource "azurerm_automation_variable_int" "main" {
      name                    = "setting"
      resource_group_name     = "example"
      automation_account_name = var.automation_account_name
      value                   = 5
      encrypted               = false
    }
  }

  example "fails" "wrong value on automation_variable_bool" {
    variable "automation_account_name" {
      type = string
    }

    resource "azurerm_automation_variable_bool" "main" {
      name                    = "setting"
      resource_group_name     = "example"
      automation_account_name = var.automation_account_name
      value                   = true
      encrypted               = false
    }
  }

  example "fails" "wrong value on automation_variable_datetime" {
    variable "automation_account_name" {
      type = string
    }

    resource "azurerm_automation_variable_datetime" "main" {
      name                    = "setting"
      resource_group_name     = "example"
      automation_account_name = var.automation_account_name
      value                   = "2027-06-30T00:00:00Z"
      encrypted               = false
    }
  }

  example "fails" "not written" {
    variable "automation_account_name" {
      type = string
    }

    resource "azurerm_automation_variable_datetime" "main" {
      name                    = "setting"
      resource_group_name     = "example"
      automation_account_name = var.automation_account_name
      value                   = "2027-06-30T00:00:00Z"
    }
  }

  example "passes" "as it should be on automation_variable_string" {
    variable "automation_account_name" {
      type = string
    }

    resource "azurerm_automation_variable_string" "main" {
      name                    = "setting"
      resource_group_name     = "example"
      automation_account_name = var.automation_account_name
      value                   = "blue"
      encrypted               = true
    }
  }

  example "passes" "as it should be on automation_variable_int" {
    variable "automation_account_name" {
      type = string
    }

    resource "azurerm_automation_variable_int" "main" {
      name                    = "setting"
      resource_group_name     = "example"
      automation_account_name = var.automation_account_name
      value                   = 5
      encrypted               = true
    }
  }

  example "passes" "as it should be on automation_variable_bool" {
    variable "automation_account_name" {
      type = string
    }

    resource "azurerm_automation_variable_bool" "main" {
      name                    = "setting"
      resource_group_name     = "example"
      automation_account_name = var.automation_account_name
      value                   = true
      encrypted               = true
    }
  }

  example "passes" "as it should be on automation_variable_datetime" {
    variable "automation_account_name" {
      type = string
    }

    resource "azurerm_automation_variable_datetime" "main" {
      name                    = "setting"
      resource_group_name     = "example"
      automation_account_name = var.automation_account_name
      value                   = "2027-06-30T00:00:00Z"
      encrypted               = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "automation_account_name" {
      type = string
    }

    variable "setting" {
      type = bool
    }

    resource "azurerm_automation_variable_string" "main" {
      name                    = "setting"
      resource_group_name     = "example"
      automation_account_name = var.automation_account_name
      value                   = "blue"
      encrypted               = var.setting
    }
  }
}
