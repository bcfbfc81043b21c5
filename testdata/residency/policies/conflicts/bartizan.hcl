residency "europe" {
  regimes = ["gdpr-eea-only"]

  applies_to {
    tags = { europe = ["yes"] }
  }
}

residency "china" {
  regimes = ["cn-pipl-dsl-csl"]

  applies_to {
    tags = { china = ["yes"] }
  }
}

residency "germany" {
  allow {
    jurisdictions = ["DE"]
  }

  applies_to {
    tags = { germany = ["yes"] }
  }
}
