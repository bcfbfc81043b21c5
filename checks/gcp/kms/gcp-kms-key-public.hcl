check "gcp-kms-key-public" {
  title    = "Key of Cloud KMS is open to everyone"
  severity = "critical"
  on       = ["google_kms_crypto_key_iam_member", "google_kms_crypto_key_iam_binding"]
  fail     = contains(self.members, "allUsers") || contains(self.members, "allAuthenticatedUsers")
  at       = self.members
  message  = "${self.role} is given to everyone on the internet"
  why      = "Whoever holds a copy of the data can have it decrypted, so that the encryption protects nothing."
  remedy   = "Remove allUsers and allAuthenticatedUsers, and name the service accounts or groups that are meant."
  aliases  = ["CKV_GCP_112", "CKV2_GCP_6"]
  cwe      = [668]
  since    = "0.1"

  example "fails" "everyone" {
    resource "google_kms_crypto_key_iam_member" "main" {
      crypto_key_id = "projects/example-project/locations/europe-west3/keyRings/data/cryptoKeys/orders"
      role          = "roles/cloudkms.cryptoKeyDecrypter"
      member        = "allUsers"
    }
  }

  example "fails" "all with a Google account, in a binding" {
    resource "google_kms_crypto_key_iam_binding" "main" {
      crypto_key_id = "projects/example-project/locations/europe-west3/keyRings/data/cryptoKeys/orders"
      role          = "roles/cloudkms.cryptoKeyDecrypter"
      members       = ["group:developers@example.com", "allAuthenticatedUsers"]
    }
  }

  example "passes" "a service account" {
    resource "google_kms_crypto_key_iam_member" "main" {
      crypto_key_id = "projects/example-project/locations/europe-west3/keyRings/data/cryptoKeys/orders"
      role          = "roles/cloudkms.cryptoKeyDecrypter"
      member        = "serviceAccount:app@example-project.iam.gserviceaccount.com"
    }
  }

  example "passes" "a group" {
    resource "google_kms_crypto_key_iam_binding" "main" {
      crypto_key_id = "projects/example-project/locations/europe-west3/keyRings/data/cryptoKeys/orders"
      role          = "roles/cloudkms.cryptoKeyDecrypter"
      members       = ["group:developers@example.com"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "member" {
      type = string
    }

    resource "google_kms_crypto_key_iam_member" "main" {
      crypto_key_id = "projects/example-project/locations/europe-west3/keyRings/data/cryptoKeys/orders"
      role          = "roles/cloudkms.cryptoKeyDecrypter"
      member        = var.member
    }
  }
}
