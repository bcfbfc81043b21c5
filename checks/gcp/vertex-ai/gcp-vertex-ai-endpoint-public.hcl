check "gcp-vertex-ai-endpoint-public" {
  title      = "Vertex AI endpoint can be reached from the internet"
  severity   = "low"
  on         = ["google_vertex_ai_endpoint"]
  fail       = self.network == null && !self.private_service_connect_config.enable_private_service_connect
  at         = self.network
  message    = "Neither network nor private_service_connect_config is set"
  why        = "Whoever has got hold of a token can ask the model from anywhere; inside of the VPC a perimeter would stop that."
  remedy     = "Set network, or private_service_connect_config with enable_private_service_connect = true."
  similar_to = ["CKV2_GCP_33"]
  cwe        = [668]
  since      = "0.1"

  fix {
    unsafe = "Replaces the endpoint, and callers need Private Service Connect"
    set    = { "private_service_connect_config.enable_private_service_connect" = true }
  }

  example "fails" "not written" {
    resource "google_vertex_ai_endpoint" "classify" {
      name         = "classify"
      display_name = "classify"
      location     = "europe-west3"
    }
  }

  example "passes" "peered with a network" {
    resource "google_vertex_ai_endpoint" "classify" {
      name         = "classify"
      display_name = "classify"
      location     = "europe-west3"
      network      = "projects/123456789012/global/networks/main"
    }
  }

  example "passes" "Private Service Connect" {
    resource "google_vertex_ai_endpoint" "classify" {
      name         = "classify"
      display_name = "classify"
      location     = "europe-west3"

      private_service_connect_config {
        enable_private_service_connect = true
        project_allowlist              = ["example-project"]
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "network" {
      type = string
    }

    resource "google_vertex_ai_endpoint" "classify" {
      name         = "classify"
      display_name = "classify"
      location     = "europe-west3"
      network      = var.network
    }
  }
}
