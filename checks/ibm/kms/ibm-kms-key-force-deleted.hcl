check "ibm-kms-key-force-deleted" {
  title    = "Key is deleted even while it protects data"
  severity = "low"
  on       = ["ibm_kms_key", "ibm_kms_key_with_policy_overrides"]
  fail     = self.force_delete
  at       = self.force_delete
  message  = "force_delete is true: the key is deleted even while buckets, disks or databases need it"
  why      = "The service refuses to delete a key that protects other resources, so that nobody makes their data unreadable by mistake. This setting overrules it."
  remedy   = "Remove force_delete, or set it to false, and take the key out of use before it is deleted."
  aliases  = []
  since    = "0.1"

  fix {
    set = { force_delete = false }
  }

  example "fails" "switched on" {
    resource "ibm_kms_key" "main" {
      instance_id  = "3"
      key_name     = "orders"
      force_delete = true
    }
  }

  example "fails" "a key with its policies" {
    resource "ibm_kms_key_with_policy_overrides" "main" {
      instance_id  = "3"
      key_name     = "orders"
      force_delete = true
    }
  }

  example "passes" "not written" {
    resource "ibm_kms_key" "main" {
      instance_id = "3"
      key_name    = "orders"
    }
  }

  example "passes" "switched off" {
    resource "ibm_kms_key" "main" {
      instance_id  = "3"
      key_name     = "orders"
      force_delete = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "force" {
      type = bool
    }

    resource "ibm_kms_key" "main" {
      instance_id  = "3"
      key_name     = "orders"
      force_delete = var.force
    }
  }
}
