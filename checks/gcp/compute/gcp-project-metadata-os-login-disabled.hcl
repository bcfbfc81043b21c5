check "gcp-project-metadata-os-login-disabled" {
  title      = "Project does not ask for OS Login"
  severity   = "medium"
  on         = ["google_compute_project_metadata"]
  fail       = !contains(["true", "1", "y", "yes"], lower(coalesce(self.metadata.enable-oslogin, "unset")))
  at         = self.metadata.enable-oslogin
  message    = "metadata.enable-oslogin is not true"
  why        = "Without OS Login, SSH access to the project's machines is by keys in metadata, which are bound to no person, ask for no second factor and stay when somebody leaves."
  remedy     = "Set enable-oslogin = true in the metadata of the project."
  similar_to = ["CKV_GCP_33", "AVD-GCP-0042"]
  since      = "0.1"

  fix {
    unsafe = "Whoever logs in with a key of the metadata is locked out: give the roles of OS Login first"
    set    = { "metadata.enable-oslogin" = "TRUE" }
  }

  example "fails" "other metadata" {
    resource "google_compute_project_metadata" "default" {
      metadata = {
        environment = "production"
      }
    }
  }

  example "fails" "switched off" {
    resource "google_compute_project_metadata" "default" {
      metadata = {
        enable-oslogin = false
      }
    }
  }

  example "passes" "switched on" {
    resource "google_compute_project_metadata" "default" {
      metadata = {
        enable-oslogin = true
      }
    }
  }

  example "passes" "as a text" {
    resource "google_compute_project_metadata" "default" {
      metadata = {
        enable-oslogin = "TRUE"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "os_login" {
      type = string
    }

    resource "google_compute_project_metadata" "default" {
      metadata = {
        enable-oslogin = var.os_login
      }
    }
  }
}
