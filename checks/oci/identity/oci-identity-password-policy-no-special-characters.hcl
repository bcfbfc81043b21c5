check "oci-identity-password-policy-no-special-characters" {
  title    = "Passwords need no special characters"
  severity = "low"
  on       = ["oci_identity_authentication_policy"]
  fail     = !self.password_policy.is_special_characters_required
  at       = self.password_policy.is_special_characters_required
  message  = "The password policy does not require a special character"
  why      = "Short lists of guesses open accounts whose passwords are simple words."
  remedy   = "Set is_special_characters_required = true in the password_policy block."
  aliases  = ["CKV_OCI_13"]
  cwe      = [521]
  since    = "0.1"

  fix {
    set = { "password_policy.is_special_characters_required" = true }
  }

  example "fails" "no password policy" {
    resource "oci_identity_authentication_policy" "main" {
      compartment_id = "ocid1.tenancy.oc1..example"
    }
  }

  example "fails" "switched off" {
    resource "oci_identity_authentication_policy" "main" {
      compartment_id = "ocid1.tenancy.oc1..example"

      password_policy {
        is_special_characters_required = false
        minimum_password_length        = 14
      }
    }
  }

  example "passes" "required" {
    resource "oci_identity_authentication_policy" "main" {
      compartment_id = "ocid1.tenancy.oc1..example"

      password_policy {
        is_special_characters_required = true
        minimum_password_length        = 14
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "required" {
      type = bool
    }

    resource "oci_identity_authentication_policy" "main" {
      compartment_id = "ocid1.tenancy.oc1..example"

      password_policy {
        is_special_characters_required = var.required
      }
    }
  }
}
