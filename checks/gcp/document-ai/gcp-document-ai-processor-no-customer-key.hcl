check "gcp-document-ai-processor-no-customer-key" {
  title    = "Document AI processor is not encrypted with a key of your own"
  severity = "low"
  on       = ["google_document_ai_processor"]
  fail     = self.kms_key_name == null
  at       = self.kms_key_name
  message  = "kms_key_name is not set"
  why      = "Google encrypts all data, but with a key that you can neither withdraw nor watch. With a key of your own you can, and its log says when it was used."
  remedy   = "Set kms_key_name to a google_kms_crypto_key where rules ask for it."
  aliases  = ["CKV2_GCP_22"]
  since    = "0.1"

  example "fails" "not written" {
    resource "google_document_ai_processor" "main" {
      location     = "eu"
      display_name = "invoices"
      type         = "INVOICE_PROCESSOR"
    }
  }

  example "passes" "a key" {
    resource "google_kms_crypto_key" "main" {
      name     = "main"
      key_ring = "projects/example/locations/europe-west3/keyRings/data"
    }

    resource "google_document_ai_processor" "main" {
      location     = "eu"
      display_name = "invoices"
      type         = "INVOICE_PROCESSOR"

      kms_key_name = google_kms_crypto_key.main.id
    }
  }

  example "passes" "the text of a key" {
    resource "google_document_ai_processor" "main" {
      location     = "eu"
      display_name = "invoices"
      type         = "INVOICE_PROCESSOR"

      kms_key_name = "projects/example/locations/europe-west3/keyRings/data/cryptoKeys/main"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "key" {
      type = string
    }

    resource "google_document_ai_processor" "main" {
      location     = "eu"
      display_name = "invoices"
      type         = "INVOICE_PROCESSOR"

      kms_key_name = var.key
    }
  }
}
