check "gcp-function-default-service-account" {
  title    = "Cloud Function runs as the default service account"
  severity = "low"
  on       = ["google_cloudfunctions_function"]
  fail     = self.service_account_email == null || (length(related("google_service_account")) == 0 && (endswith(coalesce(self.service_account_email, "-"), "-compute@developer.gserviceaccount.com") || endswith(coalesce(self.service_account_email, "-"), "@appspot.gserviceaccount.com")))
  at       = self.service_account_email
  message  = "service_account_email names no account of its own"
  why      = "Many projects give the default account the role Editor, and every program that nobody gave an account of its own shares it: one hole in this one opens nearly everything in the project."
  remedy   = "Make a google_service_account with the roles that the program needs, and name it in service_account_email."
  cwe      = [250]
  since    = "0.1"

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

  example "fails" "named" {
    resource "google_cloudfunctions_function" "resize" {
      name                  = "resize"
      runtime               = "python312"
      entry_point           = "handle"
      source_archive_bucket = "example-code"
      source_archive_object = "resize.zip"
      trigger_http          = true
      service_account_email = "123456789012-compute@developer.gserviceaccount.com"
    }
  }

  example "passes" "an account of its own" {
    resource "google_cloudfunctions_function" "resize" {
      name                  = "resize"
      runtime               = "python312"
      entry_point           = "handle"
      source_archive_bucket = "example-code"
      source_archive_object = "resize.zip"
      trigger_http          = true
      service_account_email = "app@example-project.iam.gserviceaccount.com"
    }
  }

  example "passes" "an account of this configuration" {
    resource "google_service_account" "app" {
      account_id = "app"
    }

    resource "google_cloudfunctions_function" "resize" {
      name                  = "resize"
      runtime               = "python312"
      entry_point           = "handle"
      source_archive_bucket = "example-code"
      source_archive_object = "resize.zip"
      trigger_http          = true
      service_account_email = google_service_account.app.email
    }
  }

  example "unknown" "from a variable without a value" {
    variable "account" {
      type = string
    }

    resource "google_cloudfunctions_function" "resize" {
      name                  = "resize"
      runtime               = "python312"
      entry_point           = "handle"
      source_archive_bucket = "example-code"
      source_archive_object = "resize.zip"
      trigger_http          = true
      service_account_email = var.account
    }
  }
}
