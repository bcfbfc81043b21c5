# expects: unknown
resource "newrelic_cloud_aws_link_account" "this" {
  name                   = "bank"
  arn                    = "arn:aws:iam::123456789012:role/newrelic"
  metric_collection_mode = "PUSH"
}
