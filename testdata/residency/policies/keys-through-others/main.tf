provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "ireland"
  region = "eu-west-1"
}

# A key is no data: it is told of what uses it, and an unused one of nothing.
resource "aws_kms_key" "ireland" {
  provider = aws.ireland
}

resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/cluster"

  vpc_config {
    subnet_ids = ["subnet-1"]
  }

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = aws_kms_key.ireland.arn
    }
  }
}

resource "azurerm_key_vault" "ireland" {
  name                = "ireland"
  resource_group_name = "main"
  location            = "northeurope"
  sku_name            = "premium"
  tenant_id           = "00000000-0000-0000-0000-000000000000"
}

resource "azurerm_key_vault_key" "ireland" {
  name         = "data"
  key_vault_id = azurerm_key_vault.ireland.id
  key_type     = "RSA"
  key_opts     = ["wrapKey", "unwrapKey"]
}

# The set names the key of the disk.
resource "azurerm_disk_encryption_set" "disks" {
  name                = "disks"
  resource_group_name = "main"
  location            = "germanywestcentral"
  key_vault_key_id    = azurerm_key_vault_key.ireland.id

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_managed_disk" "orders" {
  name                   = "orders"
  resource_group_name    = "main"
  location               = "germanywestcentral"
  storage_account_type   = "Premium_LRS"
  create_option          = "Empty"
  disk_size_gb           = 64
  disk_encryption_set_id = azurerm_disk_encryption_set.disks.id
}

# The key by its vault and its name.
resource "azurerm_storage_account" "orders" {
  name                     = "orders"
  resource_group_name      = "main"
  location                 = "germanywestcentral"
  account_tier             = "Standard"
  account_replication_type = "LRS"
}

resource "azurerm_storage_account_customer_managed_key" "orders" {
  storage_account_id = azurerm_storage_account.orders.id
  key_vault_id       = azurerm_key_vault.ireland.id
  key_name           = azurerm_key_vault_key.ireland.name
}

# A resource of its own gives the server its key.
resource "azurerm_mssql_server" "orders" {
  name                = "orders"
  resource_group_name = "main"
  location            = "germanywestcentral"
  version             = "12.0"
}

resource "azurerm_mssql_server_transparent_data_encryption" "orders" {
  server_id        = azurerm_mssql_server.orders.id
  key_vault_key_id = azurerm_key_vault_key.ireland.id
}

resource "google_kms_key_ring" "everywhere" {
  name     = "everywhere"
  location = "global"
}

resource "google_kms_crypto_key" "everywhere" {
  name     = "data"
  key_ring = google_kms_key_ring.everywhere.id
}

resource "google_sql_database_instance" "orders" {
  database_version    = "POSTGRES_16"
  region              = "europe-west3"
  encryption_key_name = google_kms_crypto_key.everywhere.id

  settings {
    tier = "db-custom-2-7680"
  }
}

resource "google_container_cluster" "main" {
  name     = "main"
  location = "europe-west3"

  database_encryption {
    state    = "ENCRYPTED"
    key_name = google_kms_crypto_key.everywhere.id
  }
}
