# --- outside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_is_backup_policy_plan" "this" {
  backup_policy_id = "r010-nightly"
  cron_spec        = "30 02 * * *"

  remote_region_policy {
    region            = "eu-gb"
    delete_over_count = 7
  }
}

# --- inside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_is_backup_policy_plan" "this" {
  backup_policy_id = "r010-nightly"
  cron_spec        = "30 02 * * *"

  remote_region_policy {
    region            = "eu-es"
    delete_over_count = 7
  }
}
