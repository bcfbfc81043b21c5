residency "inside" {
  regimes = ["gdpr-eea-only"]

  applies_to {
    tags = { policy = ["inside"] }
  }
}

residency "deny" {
  regimes   = ["gdpr-eea-only"]
  movements = "deny"

  applies_to {
    tags = { policy = ["deny"] }
  }
}

residency "any" {
  regimes   = ["gdpr-eea-only"]
  movements = "any"

  applies_to {
    tags = { policy = ["any"] }
  }
}

# The first block that fits holds.
residency "kinds" {
  regimes = ["gdpr-eea-only"]

  applies_to {
    tags = { policy = ["kinds"] }
  }

  movement "replica*" {
    to       = "any"
    requires = ["customer_key"]
  }

  movement "*" {
    to = "deny"
  }
}
