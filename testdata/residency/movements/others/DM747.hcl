# --- outside
resource "auth0_log_stream" "this" {
  name = "siem"
  type = "eventgrid"

  sink {
    azure_subscription_id = "00000000-0000-0000-0000-000000000000"
    azure_resource_group  = "rg-logs"
    azure_region          = "uksouth"
  }
}

# --- inside
resource "auth0_log_stream" "this" {
  name = "siem"
  type = "eventgrid"

  sink {
    azure_subscription_id = "00000000-0000-0000-0000-000000000000"
    azure_resource_group  = "rg-logs"
    azure_region          = "northeurope"
  }
}
