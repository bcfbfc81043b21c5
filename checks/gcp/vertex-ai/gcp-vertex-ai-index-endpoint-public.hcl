check "gcp-vertex-ai-index-endpoint-public" {
  title    = "Vertex AI index endpoint can be reached from the internet"
  severity = "medium"
  on       = ["google_vertex_ai_index_endpoint"]
  fail     = self.public_endpoint_enabled
  at       = self.public_endpoint_enabled
  message  = "public_endpoint_enabled is true"
  why      = "Whoever has got hold of a token can search the index, which was made of your documents, from anywhere."
  remedy   = "Remove public_endpoint_enabled, and set network or private_service_connect_config."
  aliases  = ["CKV2_GCP_34"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Replaces the endpoint, and callers need its network"
    set    = { public_endpoint_enabled = false }
  }

  example "fails" "public" {
    resource "google_vertex_ai_index_endpoint" "search" {
      display_name            = "search"
      region                  = "europe-west3"
      public_endpoint_enabled = true
    }
  }

  example "passes" "in a network" {
    resource "google_vertex_ai_index_endpoint" "search" {
      display_name = "search"
      region       = "europe-west3"
      network      = "projects/123456789012/global/networks/main"
    }
  }

  example "passes" "switched off" {
    resource "google_vertex_ai_index_endpoint" "search" {
      display_name            = "search"
      region                  = "europe-west3"
      public_endpoint_enabled = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "public" {
      type = bool
    }

    resource "google_vertex_ai_index_endpoint" "search" {
      display_name            = "search"
      region                  = "europe-west3"
      public_endpoint_enabled = var.public
    }
  }
}
