check "gcp-workload-identity-provider-any-github-repository" {
  title    = "Workload identity provider accepts every repository of GitHub"
  severity = "high"
  on       = ["google_iam_workload_identity_pool_provider"]
  fail     = self.oidc.issuer_uri == "https://token.actions.githubusercontent.com" && (self.attribute_condition == null || length(regexall("repository|\\bsub\\b|subject|job_workflow_ref|enterprise|actor", coalesce(self.attribute_condition, "-"))) == 0)
  at       = self.attribute_condition
  message  = "attribute_condition names no owner, repository or subject"
  why      = "GitHub issues tokens of the same issuer to everybody: a workflow in a stranger's repository gets an identity of this pool, and one loose binding lets it into the project."
  remedy   = "Set attribute_condition, for example \"assertion.repository_owner_id == '123456'\", or compare assertion.sub."
  aliases  = ["CKV_GCP_125"]
  since    = "0.1"

  example "fails" "no condition" {
    resource "google_iam_workload_identity_pool_provider" "main" {
      workload_identity_pool_id          = "ci"
      workload_identity_pool_provider_id = "main"

      attribute_mapping = {
        "google.subject" = "assertion.sub"
      }

      oidc {
        issuer_uri = "https://token.actions.githubusercontent.com"
      }
    }
  }

  example "fails" "a condition that every repository meets" {
    resource "google_iam_workload_identity_pool_provider" "main" {
      workload_identity_pool_id          = "ci"
      workload_identity_pool_provider_id = "main"
      attribute_condition                = "assertion.ref == 'refs/heads/main'"

      attribute_mapping = {
        "google.subject" = "assertion.sub"
      }

      oidc {
        issuer_uri = "https://token.actions.githubusercontent.com"
      }
    }
  }

  example "passes" "a subject" {
    resource "google_iam_workload_identity_pool_provider" "main" {
      workload_identity_pool_id          = "ci"
      workload_identity_pool_provider_id = "main"
      attribute_condition                = "assertion.sub == 'repo:acme/app:ref:refs/heads/main'"

      attribute_mapping = {
        "google.subject" = "assertion.sub"
      }

      oidc {
        issuer_uri = "https://token.actions.githubusercontent.com"
      }
    }
  }

  example "passes" "an owner" {
    resource "google_iam_workload_identity_pool_provider" "main" {
      workload_identity_pool_id          = "ci"
      workload_identity_pool_provider_id = "main"
      attribute_condition                = "assertion.repository_owner_id == '123456'"

      attribute_mapping = {
        "google.subject" = "assertion.sub"
      }

      oidc {
        issuer_uri = "https://token.actions.githubusercontent.com"
      }
    }
  }

  example "passes" "another issuer" {
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
        issuer_uri = "https://token.actions.githubusercontent.com"
      }
    }
  }
}
