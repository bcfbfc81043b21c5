data "google_iam_policy" "policy" {
  binding {
    role    = "roles/viewer"
    members = ["user:z@example.com", "user:a@example.com"]
  }
  binding {
    role    = "roles/editor"
    members = ["user:c@example.com"]
    condition {
      title      = "until"
      expression = "request.time < timestamp(\"2030-01-01T00:00:00Z\")"
    }
  }
  binding {
    role    = "roles/editor"
    members = ["user:b@example.com"]
  }
  binding {
    role    = "roles/viewer"
    members = ["group:g@example.com"]
  }
  audit_config {
    service = "allServices"
    audit_log_configs {
      log_type         = "DATA_READ"
      exempted_members = ["user:you@domain.com"]
    }
  }
}

output "bindings_of_one_role_are_joined_and_sorted" {
  value = data.google_iam_policy.policy.policy_data == join("", [
    "{\"auditConfigs\":[{\"auditLogConfigs\":[{\"exemptedMembers\":[\"user:you@domain.com\"],\"logType\":\"DATA_READ\"}],\"service\":\"allServices\"}],",
    "\"bindings\":[{\"members\":[\"user:b@example.com\"],\"role\":\"roles/editor\"},",
    "{\"condition\":{\"expression\":\"request.time \\u003c timestamp(\\\"2030-01-01T00:00:00Z\\\")\",\"title\":\"until\"},\"members\":[\"user:c@example.com\"],\"role\":\"roles/editor\"},",
    "{\"members\":[\"group:g@example.com\",\"user:a@example.com\",\"user:z@example.com\"],\"role\":\"roles/viewer\"}]}",
  ])
}

data "google_iam_policy" "empty" {}

output "an_empty_policy_is_an_empty_object" {
  value = data.google_iam_policy.empty.policy_data == "{}"
}

output "the_identifier_is_a_checksum_too" {
  value = data.google_iam_policy.empty.id == "2745614147"
}
