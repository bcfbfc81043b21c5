terraform {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

variable "name" { type = string }
variable "resource_group" { type = string }
variable "location" { type = string }

variable "redundancy" {
  type    = string
  default = "GRS"
}

variable "tags" {
  type    = map(string)
  default = {}
}

resource "azurerm_storage_account" "this" {
  name                     = var.name
  resource_group_name      = var.resource_group
  location                 = var.location
  account_tier             = "Standard"
  account_replication_type = var.redundancy
  tags                     = var.tags
}

output "id" { value = azurerm_storage_account.this.id }
