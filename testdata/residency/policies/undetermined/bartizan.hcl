default_region = { google = "europe-west3" }

residency "report" {
  regimes = ["gdpr-eea-only"]

  applies_to {
    types = ["aws_sqs_queue", "google_*"]
  }
}

residency "fail" {
  regimes      = ["gdpr-eea-only"]
  undetermined = "fail"

  applies_to {
    types = ["aws_sns_topic"]
  }
}

residency "ignore" {
  regimes      = ["gdpr-eea-only"]
  undetermined = "ignore"

  applies_to {
    types = ["aws_dynamodb_table"]
  }
}
