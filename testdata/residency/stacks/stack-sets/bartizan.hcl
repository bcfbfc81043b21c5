residency "customers" {
  regimes = ["gdpr-eea-only"]
  applies_to {
    tags = { Data = ["eu"] }
  }
  keys = "inside"
}
