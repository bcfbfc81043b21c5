residency "customer-data" {
  regimes = ["gdpr-eea-only"
}

residency "other" {
  regime = ["gdpr-eea-only"]
}
