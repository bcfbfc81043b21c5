# --- outside
resource "okta_log_stream" "this" {
  name   = "siem"
  type   = "aws_eventbridge"
  status = "ACTIVE"

  settings {
    account_id        = "123456789012"
    event_source_name = "bank"
    region            = "us-east-1"
  }
}

# --- inside
resource "okta_log_stream" "this" {
  name   = "siem"
  type   = "aws_eventbridge"
  status = "ACTIVE"

  settings {
    account_id        = "123456789012"
    event_source_name = "bank"
    region            = "eu-north-1"
  }
}
