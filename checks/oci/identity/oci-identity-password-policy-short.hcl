check "oci-identity-password-policy-short" {
  title    = "Passwords may be shorter than 14 characters"
  severity = "low"
  on       = ["oci_identity_authentication_policy"]
  fail     = self.password_policy.minimum_password_length == null || (self.password_policy.minimum_password_length != null && self.password_policy.minimum_password_length < 14)
  at       = self.password_policy.minimum_password_length
  message  = "The password policy does not ask for 14 characters"
  why      = "Length is what makes a stolen hash or a guess expensive; short passwords fall within hours."
  remedy   = "Set minimum_password_length = 14 in the password_policy block."
  aliases  = ["CKV_OCI_18"]
  cwe      = [521]
  since    = "0.1"

  fix {
    set = { "password_policy.minimum_password_length" = 14 }
  }

  example "fails" "no password policy" {
    resource "oci_identity_authentication_policy" "main" {
      compartment_id = "ocid1.tenancy.oc1..example"
    }
  }

  example "fails" "eight" {
    resource "oci_identity_authentication_policy" "main" {
      compartment_id = "ocid1.tenancy.oc1..example"

      password_policy {
        minimum_password_length = 8
      }
    }
  }

  example "passes" "fourteen" {
    resource "oci_identity_authentication_policy" "main" {
      compartment_id = "ocid1.tenancy.oc1..example"

      password_policy {
        minimum_password_length = 14
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "length" {
      type = number
    }

    resource "oci_identity_authentication_policy" "main" {
      compartment_id = "ocid1.tenancy.oc1..example"

      password_policy {
        minimum_password_length = var.length
      }
    }
  }
}
