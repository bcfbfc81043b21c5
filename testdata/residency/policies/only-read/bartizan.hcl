residency "customers" {
  regimes = ["gdpr-eea-only"]
}
