check "gcp-function2-open-ingress" {
  title    = "Cloud Function (second generation) takes requests from the internet"
  severity = "low"
  on       = ["google_cloudfunctions2_function"]
  fail     = self.service_config.ingress_settings == null || self.service_config.ingress_settings == "ALLOW_ALL"
  at       = self.service_config.ingress_settings
  message  = "ingress_settings allows all traffic"
  why      = "Requests from the whole internet arrive at the function; only IAM, or the function itself, decides who may go on. Callers inside of the VPC need none of that."
  remedy   = "Set ingress_settings = \"ALLOW_INTERNAL_ONLY\" in service_config, or \"ALLOW_INTERNAL_AND_GCLB\" behind a load balancer."
  aliases  = ["CKV_GCP_124"]
  since    = "0.1"

  fix {
    unsafe = "Callers from the internet get through only by a load balancer"
    set    = { "service_config.ingress_settings" = "ALLOW_INTERNAL_AND_GCLB" }
  }

  example "fails" "not written" {
    resource "google_cloudfunctions2_function" "resize" {
      name     = "resize"
      location = "europe-west3"

      build_config {
        runtime     = "python312"
        entry_point = "handle"
      }

      service_config {
        available_memory = "256M"
      }
    }
  }

  example "fails" "all" {
    resource "google_cloudfunctions2_function" "resize" {
      name     = "resize"
      location = "europe-west3"

      build_config {
        runtime     = "python312"
        entry_point = "handle"
      }

      service_config {
        available_memory = "256M"
        ingress_settings = "ALLOW_ALL"
      }
    }
  }

  example "passes" "internal" {
    resource "google_cloudfunctions2_function" "resize" {
      name     = "resize"
      location = "europe-west3"

      build_config {
        runtime     = "python312"
        entry_point = "handle"
      }

      service_config {
        available_memory = "256M"
        ingress_settings = "ALLOW_INTERNAL_ONLY"
      }
    }
  }

  example "passes" "behind a load balancer" {
    resource "google_cloudfunctions2_function" "resize" {
      name     = "resize"
      location = "europe-west3"

      build_config {
        runtime     = "python312"
        entry_point = "handle"
      }

      service_config {
        available_memory = "256M"
        ingress_settings = "ALLOW_INTERNAL_AND_GCLB"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "ingress" {
      type = string
    }

    resource "google_cloudfunctions2_function" "resize" {
      name     = "resize"
      location = "europe-west3"

      build_config {
        runtime     = "python312"
        entry_point = "handle"
      }

      service_config {
        available_memory = "256M"
        ingress_settings = var.ingress
      }
    }
  }
}
