check "gcp-document-ai-warehouse-no-customer-key" {
  title    = "Document AI Warehouse is not encrypted with a key of your own"
  severity = "low"
  on       = ["google_document_ai_warehouse_location"]
  fail     = self.kms_key == null
  at       = self.kms_key
  message  = "kms_key is not set"
  why      = "Google encrypts all data, but with a key that you can neither withdraw nor watch. With a key of your own you can, and its log says when it was used."
  remedy   = "Set kms_key to a google_kms_crypto_key where rules ask for it."
  aliases  = ["CKV2_GCP_23"]
  since    = "0.1"

  example "fails" "not written" {
    resource "google_document_ai_warehouse_location" "main" {
      location            = "eu"
      project_number      = "123456789012"
      access_control_mode = "ACL_MODE_DOCUMENT_LEVEL_ACCESS_CONTROL_GCI"
      database_type       = "DB_INFRA_SPANNER"
    }
  }

  example "passes" "a key" {
    resource "google_kms_crypto_key" "main" {
      name     = "main"
      key_ring = "projects/example/locations/europe-west3/keyRings/data"
    }

    resource "google_document_ai_warehouse_location" "main" {
      location            = "eu"
      project_number      = "123456789012"
      access_control_mode = "ACL_MODE_DOCUMENT_LEVEL_ACCESS_CONTROL_GCI"
      database_type       = "DB_INFRA_SPANNER"

      kms_key = google_kms_crypto_key.main.id
    }
  }

  example "passes" "the text of a key" {
    resource "google_document_ai_warehouse_location" "main" {
      location            = "eu"
      project_number      = "123456789012"
      access_control_mode = "ACL_MODE_DOCUMENT_LEVEL_ACCESS_CONTROL_GCI"
      database_type       = "DB_INFRA_SPANNER"

      kms_key = "projects/example/locations/europe-west3/keyRings/data/cryptoKeys/main"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "key" {
      type = string
    }

    resource "google_document_ai_warehouse_location" "main" {
      location            = "eu"
      project_number      = "123456789012"
      access_control_mode = "ACL_MODE_DOCUMENT_LEVEL_ACCESS_CONTROL_GCI"
      database_type       = "DB_INFRA_SPANNER"

      kms_key = var.key
    }
  }
}
