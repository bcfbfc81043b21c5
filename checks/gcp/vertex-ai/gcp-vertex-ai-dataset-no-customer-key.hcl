check "gcp-vertex-ai-dataset-no-customer-key" {
  title    = "Vertex AI dataset is not encrypted with a key of your own"
  severity = "low"
  on       = ["google_vertex_ai_dataset"]
  fail     = self.encryption_spec.kms_key_name == null
  at       = self.encryption_spec.kms_key_name
  message  = "kms_key_name is not set"
  why      = "Google encrypts all data, but with a key that you can neither withdraw nor watch. With a key of your own you can, and its log says when it was used."
  remedy   = "Set encryption_spec.kms_key_name to a google_kms_crypto_key where rules ask for it."
  aliases  = ["CKV_GCP_92"]
  since    = "0.1"

  example "fails" "not written" {
    resource "google_vertex_ai_dataset" "main" {
      display_name        = "images"
      metadata_schema_uri = "gs://google-cloud-aiplatform/schema/dataset/metadata/image_1.0.0.yaml"
      region              = "europe-west3"
    }
  }

  example "passes" "a key" {
    resource "google_kms_crypto_key" "main" {
      name     = "main"
      key_ring = "projects/example/locations/europe-west3/keyRings/data"
    }

    resource "google_vertex_ai_dataset" "main" {
      display_name        = "images"
      metadata_schema_uri = "gs://google-cloud-aiplatform/schema/dataset/metadata/image_1.0.0.yaml"
      region              = "europe-west3"

      encryption_spec {
        kms_key_name = google_kms_crypto_key.main.id
      }
    }
  }

  example "passes" "the text of a key" {
    resource "google_vertex_ai_dataset" "main" {
      display_name        = "images"
      metadata_schema_uri = "gs://google-cloud-aiplatform/schema/dataset/metadata/image_1.0.0.yaml"
      region              = "europe-west3"

      encryption_spec {
        kms_key_name = "projects/example/locations/europe-west3/keyRings/data/cryptoKeys/main"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "key" {
      type = string
    }

    resource "google_vertex_ai_dataset" "main" {
      display_name        = "images"
      metadata_schema_uri = "gs://google-cloud-aiplatform/schema/dataset/metadata/image_1.0.0.yaml"
      region              = "europe-west3"

      encryption_spec {
        kms_key_name = var.key
      }
    }
  }
}
