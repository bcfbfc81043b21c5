residency "keys" {
  regimes = ["gdpr-eea-only"]
  keys    = "inside"
}
