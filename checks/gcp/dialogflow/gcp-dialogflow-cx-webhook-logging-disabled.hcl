check "gcp-dialogflow-cx-webhook-logging-disabled" {
  title    = "Dialogflow CX webhook is not logged"
  severity = "low"
  on       = ["google_dialogflow_cx_webhook"]
  fail     = !self.enable_stackdriver_logging
  at       = self.enable_stackdriver_logging
  message  = "enable_stackdriver_logging is not true"
  why      = "What people asked and what was answered, attempts at abuse included, cannot be looked into afterwards."
  remedy   = "Set enable_stackdriver_logging = true."
  aliases  = ["CKV2_GCP_31"]
  cwe      = [778]
  since    = "0.1"

  fix {
    unsafe = "What people say to the agent is written to the log"
    set    = { enable_stackdriver_logging = true }
  }

  example "fails" "not written" {
    resource "google_dialogflow_cx_webhook" "support" {
      display_name = "orders"
      parent       = "projects/example/locations/europe-west3/agents/support"
    }
  }

  example "fails" "switched off" {
    resource "google_dialogflow_cx_webhook" "support" {
      display_name               = "orders"
      parent                     = "projects/example/locations/europe-west3/agents/support"
      enable_stackdriver_logging = false
    }
  }

  example "passes" "switched on" {
    resource "google_dialogflow_cx_webhook" "support" {
      display_name               = "orders"
      parent                     = "projects/example/locations/europe-west3/agents/support"
      enable_stackdriver_logging = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "logging" {
      type = bool
    }

    resource "google_dialogflow_cx_webhook" "support" {
      display_name               = "orders"
      parent                     = "projects/example/locations/europe-west3/agents/support"
      enable_stackdriver_logging = var.logging
    }
  }
}
