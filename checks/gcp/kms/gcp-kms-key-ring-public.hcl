check "gcp-kms-key-ring-public" {
  title    = "Key ring of Cloud KMS is open to everyone"
  severity = "critical"
  on       = ["google_kms_key_ring_iam_member", "google_kms_key_ring_iam_binding"]
  fail     = contains(self.members, "allUsers") || contains(self.members, "allAuthenticatedUsers")
  at       = self.members
  message  = "${self.role} is given to everyone on the internet"
  why      = "Everybody may use every key of the ring, so that the encryption protects nothing."
  remedy   = "Remove allUsers and allAuthenticatedUsers, and name the service accounts or groups that are meant."
  aliases  = ["CKV2_GCP_8"]
  cwe      = [668]
  since    = "0.1"

  example "fails" "everyone" {
    resource "google_kms_key_ring_iam_member" "main" {
      key_ring_id = "projects/example-project/locations/europe-west3/keyRings/data"
      role        = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
      member      = "allUsers"
    }
  }

  example "fails" "all with a Google account, in a binding" {
    resource "google_kms_key_ring_iam_binding" "main" {
      key_ring_id = "projects/example-project/locations/europe-west3/keyRings/data"
      role        = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
      members     = ["group:developers@example.com", "allAuthenticatedUsers"]
    }
  }

  example "passes" "a service account" {
    resource "google_kms_key_ring_iam_member" "main" {
      key_ring_id = "projects/example-project/locations/europe-west3/keyRings/data"
      role        = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
      member      = "serviceAccount:app@example-project.iam.gserviceaccount.com"
    }
  }

  example "passes" "a group" {
    resource "google_kms_key_ring_iam_binding" "main" {
      key_ring_id = "projects/example-project/locations/europe-west3/keyRings/data"
      role        = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
      members     = ["group:developers@example.com"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "member" {
      type = string
    }

    resource "google_kms_key_ring_iam_member" "main" {
      key_ring_id = "projects/example-project/locations/europe-west3/keyRings/data"
      role        = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
      member      = var.member
    }
  }
}
