# --- outside
variable "password" {
  type      = string
  sensitive = true
}

resource "azurerm_oracle_autonomous_database" "home" {
  name                             = "bankhome"
  display_name                     = "bank"
  resource_group_name              = "rg-bank"
  location                         = "westeurope"
  admin_password                   = var.password
  auto_scaling_enabled             = true
  auto_scaling_for_storage_enabled = true
  backup_retention_period_in_days  = 30
  character_set                    = "AL32UTF8"
  compute_count                    = 2
  compute_model                    = "ECPU"
  data_storage_size_in_tbs         = 1
  db_version                       = "16"
  db_workload                      = "OLTP"
  license_model                    = "LicenseIncluded"
  mtls_connection_required         = true
  national_character_set           = "AL16UTF16"
}

resource "azurerm_oracle_autonomous_database_clone_from_backup" "this" {
  name                             = "bank"
  display_name                     = "bank"
  resource_group_name              = "rg-bank"
  location                         = "southeastasia"
  source_autonomous_database_id    = azurerm_oracle_autonomous_database.home.id
  admin_password                   = var.password
  auto_scaling_enabled             = true
  auto_scaling_for_storage_enabled = true
  backup_retention_period_in_days  = 30
  character_set                    = "AL32UTF8"
  clone_type                       = "Full"
  compute_count                    = 2
  compute_model                    = "ECPU"
  data_storage_size_in_tb          = 1
  database_version                 = "19c"
  database_workload                = "OLTP"
  license_model                    = "LicenseIncluded"
  mtls_connection_required         = true
  national_character_set           = "AL16UTF16"
}

# --- inside
variable "password" {
  type      = string
  sensitive = true
}

resource "azurerm_oracle_autonomous_database" "home" {
  name                             = "bankhome"
  display_name                     = "bank"
  resource_group_name              = "rg-bank"
  location                         = "westeurope"
  admin_password                   = var.password
  auto_scaling_enabled             = true
  auto_scaling_for_storage_enabled = true
  backup_retention_period_in_days  = 30
  character_set                    = "AL32UTF8"
  compute_count                    = 2
  compute_model                    = "ECPU"
  data_storage_size_in_tbs         = 1
  db_version                       = "16"
  db_workload                      = "OLTP"
  license_model                    = "LicenseIncluded"
  mtls_connection_required         = true
  national_character_set           = "AL16UTF16"
}

resource "azurerm_oracle_autonomous_database_clone_from_backup" "this" {
  name                             = "bank"
  display_name                     = "bank"
  resource_group_name              = "rg-bank"
  location                         = "norwayeast"
  source_autonomous_database_id    = azurerm_oracle_autonomous_database.home.id
  admin_password                   = var.password
  auto_scaling_enabled             = true
  auto_scaling_for_storage_enabled = true
  backup_retention_period_in_days  = 30
  character_set                    = "AL32UTF8"
  clone_type                       = "Full"
  compute_count                    = 2
  compute_model                    = "ECPU"
  data_storage_size_in_tb          = 1
  database_version                 = "19c"
  database_workload                = "OLTP"
  license_model                    = "LicenseIncluded"
  mtls_connection_required         = true
  national_character_set           = "AL16UTF16"
}
