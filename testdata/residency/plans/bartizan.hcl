residency "customer-data" {
  regimes = ["gdpr-eea-only"]
  applies_to {
    tags = { DataResidency = ["eu"] }
  }
  keys = "inside"
}

residency "brazil-branch" {
  regimes = ["br-lgpd"]
  applies_to {
    tags = { DataResidency = ["br"] }
  }
}
