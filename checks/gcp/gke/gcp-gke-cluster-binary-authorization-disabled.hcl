check "gcp-gke-cluster-binary-authorization-disabled" {
  title    = "GKE cluster runs any image"
  severity = "low"
  on       = ["google_container_cluster"]
  fail     = !self.binary_authorization.enabled && (self.binary_authorization.evaluation_mode == null || self.binary_authorization.evaluation_mode == "DISABLED")
  at       = self.binary_authorization.evaluation_mode
  message  = "Binary Authorization is not enforced"
  why      = "Nothing stops an image that your build did not make: whoever may deploy, or has got hold of a token, runs whatever they like."
  remedy   = "Add binary_authorization with evaluation_mode = \"PROJECT_SINGLETON_POLICY_ENFORCE\"."
  aliases  = ["CKV_GCP_66"]
  since    = "0.1"

  fix {
    unsafe = "Images that the project's policy does not admit are refused"
    set    = { "binary_authorization.evaluation_mode" = "PROJECT_SINGLETON_POLICY_ENFORCE" }
    remove = ["binary_authorization.enabled"]
  }

  example "fails" "not written" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
    }
  }

  example "fails" "switched off" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      binary_authorization {
        evaluation_mode = "DISABLED"
      }
    }
  }

  example "passes" "enforced" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      binary_authorization {
        evaluation_mode = "PROJECT_SINGLETON_POLICY_ENFORCE"
      }
    }
  }

  example "passes" "enforced, as older providers write it" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      binary_authorization {
        enabled = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "mode" {
      type = string
    }

    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      binary_authorization {
        evaluation_mode = var.mode
      }
    }
  }
}
