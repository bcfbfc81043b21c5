check "ibm-iam-account-service-id-creation-open" {
  title    = "Every user of the account can create service IDs"
  severity = "medium"
  on       = ["ibm_iam_account_settings"]
  fail     = self.restrict_create_service_id != "RESTRICTED"
  at       = self.restrict_create_service_id
  message  = "Creating service IDs is not restricted"
  why      = "A service ID with a key of its own outlives the user who made it, and nobody looks for it when that user leaves."
  remedy   = "Set restrict_create_service_id = \"RESTRICTED\" and give the role Service ID creator to those who need it."
  aliases  = ["CKV2_IBM_5"]
  cwe      = [269]
  since    = "0.1"

  fix {
    unsafe = "People without the role Service ID creator can no longer make service ids"
    set    = { restrict_create_service_id = "RESTRICTED" }
  }

  example "fails" "not written" {
    resource "ibm_iam_account_settings" "main" {
      mfa = "TOTP4ALL"
    }
  }

  example "fails" "not restricted" {
    resource "ibm_iam_account_settings" "main" {
      restrict_create_service_id = "NOT_RESTRICTED"
    }
  }

  example "passes" "restricted" {
    resource "ibm_iam_account_settings" "main" {
      restrict_create_service_id = "RESTRICTED"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "restrict" {
      type = string
    }

    resource "ibm_iam_account_settings" "main" {
      restrict_create_service_id = var.restrict
    }
  }
}
