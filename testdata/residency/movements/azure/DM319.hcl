# --- outside
resource "azurerm_log_analytics_workspace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "centralindia"
}

resource "azurerm_sentinel_data_connector_aws_s3" "this" {
  name                       = "bank"
  log_analytics_workspace_id = azurerm_log_analytics_workspace.away.id
  sqs_urls                   = ["https://sqs.eu-central-1.amazonaws.com/123456789012/sentinel"]
  aws_role_arn               = "arn:aws:iam::123456789012:role/sentinel"
  destination_table          = "AWSCloudTrail"
}

# --- inside
resource "azurerm_log_analytics_workspace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "norwayeast"
}

resource "azurerm_sentinel_data_connector_aws_s3" "this" {
  name                       = "bank"
  log_analytics_workspace_id = azurerm_log_analytics_workspace.away.id
  sqs_urls                   = ["https://sqs.eu-central-1.amazonaws.com/123456789012/sentinel"]
  aws_role_arn               = "arn:aws:iam::123456789012:role/sentinel"
  destination_table          = "AWSCloudTrail"
}
