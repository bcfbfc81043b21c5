# --- outside
resource "azurerm_eventhub_namespace" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku                 = "Standard"
}

resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "switzerlandnorth"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_eventhub" "this" {
  name            = "bank"
  namespace_id    = azurerm_eventhub_namespace.home.id
  partition_count = 2

  capture_description {
    enabled  = true
    encoding = "Avro"

    destination {
      name                = "EventHubArchive.AzureBlockBlob"
      storage_account_id  = azurerm_storage_account.away.id
      blob_container_name = "events"
      archive_name_format = "{Namespace}/{EventHub}/{PartitionId}/{Year}/{Month}/{Day}/{Hour}/{Minute}/{Second}"
    }
  }
}

# --- inside
resource "azurerm_eventhub_namespace" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku                 = "Standard"
}

resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "germanywestcentral"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_eventhub" "this" {
  name            = "bank"
  namespace_id    = azurerm_eventhub_namespace.home.id
  partition_count = 2

  capture_description {
    enabled  = true
    encoding = "Avro"

    destination {
      name                = "EventHubArchive.AzureBlockBlob"
      storage_account_id  = azurerm_storage_account.away.id
      blob_container_name = "events"
      archive_name_format = "{Namespace}/{EventHub}/{PartitionId}/{Year}/{Month}/{Day}/{Hour}/{Minute}/{Second}"
    }
  }
}
