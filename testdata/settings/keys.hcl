default_regions = "eu-central-1"
telemetry       = true
site            = "datacentre:basel"

default_region {
  aws = "eu-central-1"
}

residence "customer-data" {}

residency "customer-data" {
  regimes  = ["gdpr-eea-only"]
  movement = "deny"
  allows   = {}

  keys {
    at = "inside"
  }

  allow "some" {
    jurisdiction = ["EEA"]
  }

  applies_to {
    tag     = { Team = ["payments"] }
    modules = ["module.a"]
  }

  applies_to {
    modules = ["module.b"]
  }

  exception "legacy" {
    address = "aws_s3_bucket.legacy"
    reason  = "Moves with the ledger"
  }
}

classification {
  tags = ["Sensitivity"]
}
