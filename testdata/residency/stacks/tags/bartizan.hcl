default_region = "eu-central-1"

residency "pii" {
  regimes = ["gdpr-eea-only"]
  applies_to {
    tags = { DataClassification = ["pii", "restricted"] }
  }
  movements = "deny"
  movement "log export" { to = "any" }
  keys = "inside"
  exception {
    resource = "*egacy"
    until    = "2026-06-30"
    reason   = "over"
  }
}
residency "us" {
  allow { jurisdictions = ["US"] }
  applies_to { tags = { Court = "ny" } }
}
