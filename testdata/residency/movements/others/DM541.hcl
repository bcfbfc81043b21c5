# expects: unknown
resource "datadog_integration_aws_account" "this" {
  aws_account_id = "123456789012"
  aws_partition  = "aws"
}
