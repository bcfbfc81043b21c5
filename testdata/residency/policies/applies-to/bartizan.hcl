residency "tags" {
  allow {
    jurisdictions = ["EEA"]
  }

  applies_to {
    tags = {
      DataClassification = ["pii", "Restricted"]
    }
  }
}

# All lists must match.
residency "lists" {
  allow {
    jurisdictions = ["CH"]
  }

  applies_to {
    facets  = ["object_store"]
    modules = ["module.payments"]
    types   = ["aws_*"]
  }
}
