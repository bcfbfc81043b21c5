resource "aws_sqs_queue" "frankfurt" {
  name   = "a"
  region = "eu-central-1"
}

resource "aws_sqs_queue" "zurich" {
  name   = "a"
  region = "eu-central-2"
}

resource "aws_sqs_queue" "brandenburg" {
  name   = "a"
  region = "eusc-de-east-1"
}

resource "aws_sqs_queue" "ireland" {
  name   = "a"
  region = "eu-west-1"
}

resource "azurerm_resource_group" "main" {
  name     = "main"
  location = "Germany West Central"
}

resource "azurerm_storage_account" "germany" {
  name                     = "a"
  resource_group_name      = azurerm_resource_group.main.name
  location                 = "germanywestcentral"
  account_tier             = "Standard"
  account_replication_type = "LRS"
}

resource "azurerm_storage_account" "france" {
  name                     = "b"
  resource_group_name      = azurerm_resource_group.main.name
  location                 = "France Central"
  account_tier             = "Standard"
  account_replication_type = "LRS"
}

# Finland and the Netherlands: both are allowed.
resource "google_storage_bucket" "dual" {
  name     = "a"
  location = "EUR4"
}

# A place that spans countries is inside only if all of them are.
resource "google_storage_bucket" "multi" {
  name     = "b"
  location = "EU"
}
