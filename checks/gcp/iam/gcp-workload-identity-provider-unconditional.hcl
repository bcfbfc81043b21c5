check "gcp-workload-identity-provider-unconditional" {
  title    = "Workload identity provider accepts every token of its issuer"
  severity = "medium"
  on       = ["google_iam_workload_identity_pool_provider"]
  fail     = self.attribute_condition == null || self.attribute_condition == ""
  at       = self.attribute_condition
  message  = "attribute_condition is not set"
  why      = "Every identity that the issuer knows becomes one of the pool. Where many organisations share an issuer, as with GitHub or GitLab, strangers come in too, and only bindings keep them from your service accounts."
  remedy   = "Set attribute_condition, for example \"assertion.repository_owner_id == '123456'\"."
  aliases  = ["CKV_GCP_118", "AVD-GCP-0068"]
  since    = "0.1"

  example "fails" "GitLab" {
    resource "google_iam_workload_identity_pool_provider" "main" {
      workload_identity_pool_id          = "ci"
      workload_identity_pool_provider_id = "main"

      attribute_mapping = {
        "google.subject" = "assertion.sub"
      }

      oidc {
        issuer_uri = "https://gitlab.com"
      }
    }
  }

  example "fails" "AWS" {
    resource "google_iam_workload_identity_pool_provider" "main" {
      workload_identity_pool_id          = "ci"
      workload_identity_pool_provider_id = "main"

      attribute_mapping = {
        "google.subject" = "assertion.arn"
      }

      aws {
        account_id = "123456789012"
      }
    }
  }

  example "passes" "one group" {
    resource "google_iam_workload_identity_pool_provider" "main" {
      workload_identity_pool_id          = "ci"
      workload_identity_pool_provider_id = "main"
      attribute_condition                = "assertion.namespace_id == '4711'"

      attribute_mapping = {
        "google.subject" = "assertion.sub"
      }

      oidc {
        issuer_uri = "https://gitlab.com"
      }
    }
  }

  example "passes" "one role of AWS" {
    resource "google_iam_workload_identity_pool_provider" "main" {
      workload_identity_pool_id          = "ci"
      workload_identity_pool_provider_id = "main"
      attribute_condition                = "assertion.arn.startsWith('arn:aws:sts::123456789012:assumed-role/deploy')"

      attribute_mapping = {
        "google.subject" = "assertion.arn"
      }

      aws {
        account_id = "123456789012"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "condition" {
      type = string
    }

    resource "google_iam_workload_identity_pool_provider" "main" {
      workload_identity_pool_id          = "ci"
      workload_identity_pool_provider_id = "main"
      attribute_condition                = var.condition

      attribute_mapping = {
        "google.subject" = "assertion.sub"
      }

      oidc {
        issuer_uri = "https://gitlab.com"
      }
    }
  }
}
