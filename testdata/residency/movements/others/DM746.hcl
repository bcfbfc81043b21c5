# --- outside
resource "auth0_log_stream" "this" {
  name = "siem"
  type = "eventbridge"

  sink {
    aws_account_id = "123456789012"
    aws_region     = "ap-south-1"
  }
}

# --- inside
resource "auth0_log_stream" "this" {
  name = "siem"
  type = "eventbridge"

  sink {
    aws_account_id = "123456789012"
    aws_region     = "eu-south-2"
  }
}
