check "gcp-audit-config-exempted-members" {
  title    = "Audit log leaves somebody out"
  severity = "medium"
  on       = ["google_project_iam_audit_config", "google_folder_iam_audit_config", "google_organization_iam_audit_config"]
  for_each = self.audit_log_config
  fail     = length(each.value.exempted_members) > 0
  at       = each.value.exempted_members
  message  = "${each.value.log_type} is not recorded for some members"
  why      = "What these members read and change is recorded nowhere; theirs are the accounts that an intruder wants."
  remedy   = "Remove exempted_members."
  aliases  = ["CKV2_GCP_5"]
  since    = "0.1"

  fix {
    unsafe = "The log of what these members do is charged by volume"
    remove = ["each.exempted_members"]
  }

  example "fails" "a user" {
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
        log_type         = "DATA_READ"
        exempted_members = ["user:jane@example.com"]
      }

      audit_log_config {
        log_type = "DATA_WRITE"
      }
    }
  }

  example "fails" "for the organisation" {
    resource "google_organization_iam_audit_config" "all" {
      org_id  = "123456789012"
      service = "allServices"

      audit_log_config {
        log_type = "ADMIN_READ"
      }

      audit_log_config {
        log_type         = "DATA_READ"
        exempted_members = ["user:jane@example.com"]
      }

      audit_log_config {
        log_type = "DATA_WRITE"
      }
    }
  }

  example "passes" "nobody" {
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

  example "passes" "an empty list" {
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
        log_type         = "DATA_READ"
        exempted_members = []
      }

      audit_log_config {
        log_type = "DATA_WRITE"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "exempt" {
      type = list(string)
    }

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
        log_type         = "DATA_READ"
        exempted_members = var.exempt
      }

      audit_log_config {
        log_type = "DATA_WRITE"
      }
    }
  }
}
