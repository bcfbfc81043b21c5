check "gcp-service-account-key" {
  title    = "Service account has a key that does not expire"
  severity = "medium"
  on       = ["google_service_account_key"]
  fail     = self.public_key_data == null
  at       = self.service_account_id
  message  = "A key is made, and its private half kept in the state"
  why      = "The private key lies in Terraform's state and wherever it was copied to, works from anywhere, and is valid until somebody deletes it. Leaked keys are the commonest way into projects."
  remedy   = "Remove the key: use Workload Identity Federation for programs outside of Google Cloud, and the attached service account inside."
  since    = "0.1"

  example "fails" "a key" {
    resource "google_service_account_key" "ci" {
      service_account_id = "projects/example-project/serviceAccounts/ci@example-project.iam.gserviceaccount.com"
    }
  }

  example "fails" "with another form" {
    resource "google_service_account_key" "ci" {
      service_account_id = "projects/example-project/serviceAccounts/ci@example-project.iam.gserviceaccount.com"
      key_algorithm      = "KEY_ALG_RSA_2048"
      private_key_type   = "TYPE_GOOGLE_CREDENTIALS_FILE"
    }
  }

  example "passes" "only a public key is uploaded" {
    resource "google_service_account_key" "ci" {
      service_account_id = "projects/example-project/serviceAccounts/ci@example-project.iam.gserviceaccount.com"
      public_key_data    = "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t"
    }
  }

  example "unknown" "uploaded, where a variable says so" {
    variable "public_key" {
      type = string
    }

    resource "google_service_account_key" "ci" {
      service_account_id = "projects/example-project/serviceAccounts/ci@example-project.iam.gserviceaccount.com"
      public_key_data    = var.public_key
    }
  }
}
