# --- outside
provider "ibm" {
  region = "eu-de"
}

provider "ibm" {
  alias  = "away"
  region = "jp-tok"
}

resource "ibm_cos_bucket" "home" {
  bucket_name          = "bank-home"
  region_location      = "eu-de"
  storage_class        = "standard"
  resource_instance_id = "crn:v1:bluemix:public:cloud-object-storage:global:a/0123456789abcdef:bank::"
}

resource "ibm_cos_backup_vault" "away" {
  provider            = ibm.away
  region              = "jp-tok"
  backup_vault_name   = "bank"
  service_instance_id = "crn:v1:bluemix:public:cloud-object-storage:global:a/0123456789abcdef:bank::"
}

resource "ibm_cos_backup_policy" "this" {
  bucket_crn                = ibm_cos_bucket.home.crn
  backup_type               = "continuous"
  initial_delete_after_days = 30
  policy_name               = "all"
  target_backup_vault_crn   = ibm_cos_backup_vault.away.backup_vault_crn
}

# --- inside
provider "ibm" {
  region = "eu-de"
}

provider "ibm" {
  alias  = "away"
  region = "eu-es"
}

resource "ibm_cos_bucket" "home" {
  bucket_name          = "bank-home"
  region_location      = "eu-de"
  storage_class        = "standard"
  resource_instance_id = "crn:v1:bluemix:public:cloud-object-storage:global:a/0123456789abcdef:bank::"
}

resource "ibm_cos_backup_vault" "away" {
  provider            = ibm.away
  region              = "eu-es"
  backup_vault_name   = "bank"
  service_instance_id = "crn:v1:bluemix:public:cloud-object-storage:global:a/0123456789abcdef:bank::"
}

resource "ibm_cos_backup_policy" "this" {
  bucket_crn                = ibm_cos_bucket.home.crn
  backup_type               = "continuous"
  initial_delete_after_days = 30
  policy_name               = "all"
  target_backup_vault_crn   = ibm_cos_backup_vault.away.backup_vault_crn
}
