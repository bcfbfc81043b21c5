# expects: unknown
resource "google_access_context_manager_service_perimeter" "this" {
  name   = "bank"
  parent = "accessPolicies/123456"
  title  = "bank"

  status {
    restricted_services = ["bigquery.googleapis.com"]

    egress_policies {
      egress_from {
        identity_type = "ANY_SERVICE_ACCOUNT"
      }

      egress_to {
        external_resources = ["s3://bank-ledger"]

        operations {
          service_name = "bigquery.googleapis.com"

          method_selectors {
            method = "*"
          }
        }
      }
    }
  }
}
