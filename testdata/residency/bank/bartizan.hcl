# Where the bank's data may be. Owner: Group Data Protection. Each resource says with DataResidency whose rules hold for it.

residency "eu-customer-data" {
  regimes = ["gdpr-eea-only"]
  applies_to {
    tags = { DataResidency = ["eu", "eu-customer"] }
  }
  keys = "inside"

  exception {
    resource    = "aws_s3_bucket.claims_archive"
    until       = "2027-03-31"
    reason      = "Read-only archive, moves to Dublin with project HARBOUR"
    approved_by = "DPO"
  }
  exception {
    resource    = "aws_s3_bucket.legacy_statements"
    until       = "2026-06-30"
    reason      = "Migration of the old statement service"
    approved_by = "DPO"
  }
  exception {
    resource    = "aws_s3_bucket_replication_configuration.fraud_models"
    until       = "2027-01-31"
    reason      = "Joint model training, contract FM-118"
    approved_by = "CISO"
  }
}

residency "swiss-client-data" {
  regimes = ["swiss-fadp"]
  allow {
    jurisdictions = ["CH"]
  }
  applies_to {
    tags = { DataResidency = ["ch"] }
  }
  keys = "inside"
}

# The register of numbered accounts: one copy, where it is.
residency "swiss-vault" {
  allow {
    jurisdictions = ["CH"]
  }
  applies_to {
    tags = { DataResidency = ["ch-vault"] }
  }
  movements = "deny"
}

residency "swiss-marketing" {
  regimes = ["swiss-fadp"]
  applies_to {
    tags = { DataResidency = ["ch-marketing"] }
  }
}

residency "china-localisation" {
  regimes = ["cn-pipl-dsl-csl"]
  applies_to {
    tags = { DataResidency = ["cn"] }
  }
  keys = "inside"
}

residency "india-payments" {
  regimes = ["in-rbi-payment"]
  applies_to {
    tags = { DataResidency = ["in-payment"] }
  }
  undetermined = "fail"
}

residency "us-customer-data" {
  allow {
    jurisdictions = ["US"]
  }
  applies_to {
    tags = { DataResidency = ["us"] }
  }
}

residency "us-federal" {
  allow {
    partitions = ["aws-us-gov"]
  }
  applies_to {
    tags = { DataResidency = ["us-gov"] }
  }
}

# Aggregates for the group's analysts: stored in the USA, copied wherever they are needed.
residency "us-aggregates" {
  allow {
    jurisdictions = ["US"]
  }
  applies_to {
    tags = { DataResidency = ["us-aggregate"] }
  }
  movements    = "any"
  undetermined = "ignore"
}

# Documents under a hold of a court in New York.
residency "litigation-hold" {
  allow {
    jurisdictions = ["US"]
  }
  applies_to {
    modules = ["module.litigation*"]
    types   = ["aws_s3_bucket"]
  }
}

residency "brazil-branch" {
  regimes = ["br-lgpd"]
  applies_to {
    tags = { DataResidency = ["br"] }
  }
}

residency "hong-kong-branch" {
  allow {
    jurisdictions = ["HK"]
  }
  applies_to {
    tags = { DataResidency = ["hk"] }
  }
}

# Buckets of IBM Cloud carry no tags.
residency "scanned-archives" {
  regimes = ["gdpr-eea-only"]
  applies_to {
    modules = ["module.scans*"]
    types   = ["ibm_cos_bucket*"]
  }
}
