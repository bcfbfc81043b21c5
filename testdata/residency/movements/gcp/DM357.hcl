# --- outside
resource "google_bigquery_connection" "this" {
  location = "aws-us-east-1"

  aws {
    access_role {
      iam_role_id = "arn:aws:iam::123456789012:role/omni"
    }
  }
}

# --- inside
resource "google_bigquery_connection" "this" {
  location = "aws-eu-central-1"

  aws {
    access_role {
      iam_role_id = "arn:aws:iam::123456789012:role/omni"
    }
  }
}
