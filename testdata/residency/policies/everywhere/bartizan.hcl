residency "europe" {
  regimes = ["gdpr-eea-only"]
}
