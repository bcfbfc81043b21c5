residency "customers" {
  regimes = ["gdpr-eea-only"]

  applies_to {
    tags = { DataClassification = ["pii"] }
  }
}
