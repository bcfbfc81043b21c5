residency "customer-data" {
  regimes = ["gdpr-eea-only"]
  applies_to {
    tags = { DataResidency = ["eu", "eu-litigation"] }
  }
  keys = "inside"

  # One exception for each way in which the bucket is called.
  exception {
    resource    = "*claims_archive"
    until       = "2027-03-31"
    reason      = "Read-only archive, moves to Dublin with project HARBOUR"
    approved_by = "DPO"
  }
  exception {
    resource    = "*ClaimsArchive"
    until       = "2027-03-31"
    reason      = "Read-only archive, moves to Dublin with project HARBOUR"
    approved_by = "DPO"
  }
  exception {
    resource    = "*legacy_statements"
    until       = "2026-06-30"
    reason      = "Migration of the old statement service"
    approved_by = "DPO"
  }
  exception {
    resource    = "*LegacyStatements"
    until       = "2026-06-30"
    reason      = "Migration of the old statement service"
    approved_by = "DPO"
  }
}

# Documents under a hold of a court in New York.
residency "litigation-hold" {
  allow {
    jurisdictions = ["US"]
  }
  applies_to {
    tags = { DataResidency = ["eu-litigation"] }
  }
}
