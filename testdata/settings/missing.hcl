residency {
  regimes = ["gdpr-eea-only"]
}

residency "empty" {
  movements = "deny"
}

residency "nothing-allowed" {
  regimes = []
  allow {}
  applies_to {}
}

residency "twice" {
  regimes = ["gdpr-eea-only"]
}

residency "twice" {
  regimes = ["gdpr-eea-only"]
}

residency "two" "labels" {
  regimes = ["gdpr-eea-only"]
}

site "datacentre:basel" {}

classification {
  default = "internal"
}

classification {
  default = "public"
}
