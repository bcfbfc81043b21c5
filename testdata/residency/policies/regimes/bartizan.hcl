# All regimes have to be satisfied.
residency "both" {
  regimes = ["gdpr-eea-only", "swiss-fadp"]

  applies_to {
    modules = ["module.both*"]
  }
}

# What is allowed narrows the regime.
residency "narrowed" {
  regimes = ["gdpr-eea-only"]

  allow {
    jurisdictions = ["DE", "US"]
  }

  applies_to {
    modules = ["module.narrowed*"]
  }
}

# A country on a condition is undetermined.
residency "conditional" {
  regimes = ["gdpr"]

  applies_to {
    modules = ["module.conditional*"]
  }
}

# Unless the policy names it.
residency "confirmed" {
  regimes = ["gdpr"]

  allow {
    jurisdictions = ["EEA", "US"]
  }

  applies_to {
    modules = ["module.confirmed*"]
  }
}

# A partition that a regime demands.
residency "sovereign" {
  regimes = ["custom-sovereign-eu"]

  applies_to {
    modules = ["module.sovereign*"]
  }
}
