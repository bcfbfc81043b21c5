check "gcp-dialogflow-agent-logging-disabled" {
  title    = "Dialogflow agent is not logged"
  severity = "low"
  on       = ["google_dialogflow_agent"]
  fail     = !self.enable_logging
  at       = self.enable_logging
  message  = "enable_logging is not true"
  why      = "What people asked and what was answered, attempts at abuse included, cannot be looked into afterwards."
  remedy   = "Set enable_logging = true."
  aliases  = ["CKV2_GCP_29"]
  cwe      = [778]
  since    = "0.1"

  fix {
    unsafe = "What people say to the agent is written to the log"
    set    = { enable_logging = true }
  }

  example "fails" "not written" {
    resource "google_dialogflow_agent" "support" {
      display_name          = "support"
      default_language_code = "en"
      time_zone             = "Europe/Berlin"
    }
  }

  example "fails" "switched off" {
    resource "google_dialogflow_agent" "support" {
      display_name          = "support"
      default_language_code = "en"
      time_zone             = "Europe/Berlin"
      enable_logging        = false
    }
  }

  example "passes" "switched on" {
    resource "google_dialogflow_agent" "support" {
      display_name          = "support"
      default_language_code = "en"
      time_zone             = "Europe/Berlin"
      enable_logging        = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "logging" {
      type = bool
    }

    resource "google_dialogflow_agent" "support" {
      display_name          = "support"
      default_language_code = "en"
      time_zone             = "Europe/Berlin"
      enable_logging        = var.logging
    }
  }
}
