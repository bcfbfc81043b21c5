default_region = { aws = "eu-central-1", google = "europe-west3" }

residency "customer-data" {
  regimes = ["gdpr-eea-only"]

  allow {
    jurisdictions = ["EEA", "CH", "DE"]
    regions       = ["aws:eu-central-1", "azure:germany*", "datacentre:basel"]
    partitions    = ["aws-eusc"]
  }

  applies_to {
    tags    = { DataClassification = ["pii", "restricted"], Team = "payments" }
    types   = ["aws_s3_bucket", "google_*"]
    facets  = ["object_store", "database"]
    modules = ["module.payments*"]
  }

  movements    = "inside"
  keys         = "inside"
  undetermined = "report"

  movement "backup" {
    to       = "inside"
    requires = ["customer_key"]
  }

  movement "*" {
    to = "deny"
  }

  exception {
    resource    = "aws_s3_bucket.legacy"
    until       = "2027-01-31"
    reason      = "Moves with the ledger"
    approved_by = "data protection"
  }
}

site "datacentre:basel" {
  countries = ["CH"]
  name      = "Our own, behind the station"
}

classification {
  tag_keys = ["Sensitivity"]
  values   = { "C3" = "restricted" }
  default  = "internal"
}
