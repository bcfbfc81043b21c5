check "gcp-function-plain-http" {
  title    = "Cloud Function answers over plain HTTP"
  severity = "medium"
  on       = ["google_cloudfunctions_function"]
  fail     = self.trigger_http && self.https_trigger_security_level != "SECURE_ALWAYS"
  at       = self.https_trigger_security_level
  message  = "https_trigger_security_level is not \"SECURE_ALWAYS\""
  why      = "Requests and answers, tokens included, can be read and changed on the way."
  remedy   = "Set https_trigger_security_level = \"SECURE_ALWAYS\"."
  aliases  = ["CKV2_GCP_10"]
  cwe      = [319]
  since    = "0.1"

  fix {
    unsafe = "Callers on plain HTTP that do not follow redirects fail"
    set    = { https_trigger_security_level = "SECURE_ALWAYS" }
  }

  example "fails" "not written" {
    resource "google_cloudfunctions_function" "resize" {
      name                  = "resize"
      runtime               = "python312"
      entry_point           = "handle"
      source_archive_bucket = "example-code"
      source_archive_object = "resize.zip"
      trigger_http          = true
    }
  }

  example "fails" "optional" {
    resource "google_cloudfunctions_function" "resize" {
      name                         = "resize"
      runtime                      = "python312"
      entry_point                  = "handle"
      source_archive_bucket        = "example-code"
      source_archive_object        = "resize.zip"
      trigger_http                 = true
      https_trigger_security_level = "SECURE_OPTIONAL"
    }
  }

  example "passes" "always" {
    resource "google_cloudfunctions_function" "resize" {
      name                         = "resize"
      runtime                      = "python312"
      entry_point                  = "handle"
      source_archive_bucket        = "example-code"
      source_archive_object        = "resize.zip"
      trigger_http                 = true
      https_trigger_security_level = "SECURE_ALWAYS"
    }
  }

  example "passes" "no HTTP trigger" {
    resource "google_cloudfunctions_function" "resize" {
      name                  = "resize"
      runtime               = "python312"
      entry_point           = "handle"
      source_archive_bucket = "example-code"
      source_archive_object = "resize.zip"
      ingress_settings      = "ALLOW_INTERNAL_ONLY"

      event_trigger {
        event_type = "google.storage.object.finalize"
        resource   = "example-uploads"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "level" {
      type = string
    }

    resource "google_cloudfunctions_function" "resize" {
      name                         = "resize"
      runtime                      = "python312"
      entry_point                  = "handle"
      source_archive_bucket        = "example-code"
      source_archive_object        = "resize.zip"
      trigger_http                 = true
      https_trigger_security_level = var.level
    }
  }
}
