default_region = "eu-central-1"

residency "customers" {
  regimes = ["gdpr-eea-only"]
  keys    = "inside"
}
