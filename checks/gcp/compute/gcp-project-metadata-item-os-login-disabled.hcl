check "gcp-project-metadata-item-os-login-disabled" {
  title    = "Project switches OS Login off"
  severity = "medium"
  on       = ["google_compute_project_metadata_item"]
  fail     = self.key == "enable-oslogin" && contains(["false", "0", "n", "no"], lower(self.value))
  at       = self.value
  message  = "enable-oslogin is false for the whole project"
  why      = "SSH access to the project's machines is by keys in metadata then, which are bound to no person, ask for no second factor and stay when somebody leaves."
  remedy   = "Set the value of enable-oslogin to \"TRUE\"."
  since    = "0.1"

  fix {
    unsafe = "Whoever logs in with a key of the metadata is locked out: give the roles of OS Login first"
    set    = { value = "TRUE" }
  }

  example "fails" "switched off" {
    resource "google_compute_project_metadata_item" "default" {
      key   = "enable-oslogin"
      value = "FALSE"
    }
  }

  example "fails" "with a digit" {
    resource "google_compute_project_metadata_item" "default" {
      key   = "enable-oslogin"
      value = "0"
    }
  }

  example "passes" "switched on" {
    resource "google_compute_project_metadata_item" "default" {
      key   = "enable-oslogin"
      value = "TRUE"
    }
  }

  example "passes" "another key" {
    resource "google_compute_project_metadata_item" "default" {
      key   = "environment"
      value = "false"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "os_login" {
      type = string
    }

    resource "google_compute_project_metadata_item" "default" {
      key   = "enable-oslogin"
      value = var.os_login
    }
  }
}
