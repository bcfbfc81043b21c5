check "gcp-project-audit-config-missing" {
  title    = "Project does not record who reads and changes its data"
  severity = "low"
  on       = ["google_project"]
  fail     = length(referrers("google_project_iam_audit_config")) == 0
  message  = "No google_project_iam_audit_config stands for this project"
  why      = "Google records changes of settings by itself, but not who read or wrote data: after a leak nobody can say who took what."
  remedy   = "Add a google_project_iam_audit_config for allServices with ADMIN_READ, DATA_READ and DATA_WRITE. Where folder or organisation ask for it, suppress this check with that reason."
  aliases  = ["CKV2_GCP_5", "AVD-GCP-0079"]
  since    = "0.1"

  fix {
    unsafe = "The log of all access to data is charged by volume"

    add "google_project_iam_audit_config" {
      project = self.project_id
      service = "allServices"
      audit_log_config {
        log_type = "ADMIN_READ"
      }
      audit_log_config {
        log_type = "DATA_READ"
      }
      audit_log_config {
        log_type = "DATA_WRITE"
      }
    }
  }

  example "fails" "a project alone" {
    resource "google_project" "main" {
      name                = "main"
      project_id          = "example-main"
      org_id              = "123456789012"
      auto_create_network = false
    }
  }

  example "fails" "only for another project" {
    resource "google_project" "main" {
      name                = "main"
      project_id          = "example-main"
      org_id              = "123456789012"
      auto_create_network = false
    }

    resource "google_project_iam_audit_config" "all" {
      project = "example-other"
      service = "allServices"

      audit_log_config {
        log_type = "ADMIN_READ"
      }

      audit_log_config {
        log_type = "DATA_READ"
      }

      audit_log_config {
        log_type = "DATA_WRITE"
      }
    }
  }

  example "passes" "recorded" {
    resource "google_project" "main" {
      name                = "main"
      project_id          = "example-main"
      org_id              = "123456789012"
      auto_create_network = false
    }

    resource "google_project_iam_audit_config" "all" {
      project = google_project.main.project_id
      service = "allServices"

      audit_log_config {
        log_type = "ADMIN_READ"
      }

      audit_log_config {
        log_type = "DATA_READ"
      }

      audit_log_config {
        log_type = "DATA_WRITE"
      }
    }
  }

  example "unknown" "only where a variable says so" {
    variable "audit" {
      type = bool
    }

    resource "google_project" "main" {
      name                = "main"
      project_id          = "example-main"
      org_id              = "123456789012"
      auto_create_network = false
    }

    resource "google_project_iam_audit_config" "all" {
      count   = var.audit ? 1 : 0
      project = google_project.main.project_id
      service = "allServices"

      audit_log_config {
        log_type = "ADMIN_READ"
      }

      audit_log_config {
        log_type = "DATA_READ"
      }

      audit_log_config {
        log_type = "DATA_WRITE"
      }
    }
  }
}
