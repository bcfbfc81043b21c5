default_region = ["eu-central-1"]

residency "customer-data" {
  regimes      = "gdpr-eea-only"
  movements    = deny
  keys         = null
  undetermined = 3

  allow {
    jurisdictions = [for country in ["DE", "CH"] : upper(country)]
    regions       = ["aws:${var.region}"]
    partitions    = [""]
  }

  applies_to {
    tags    = ["DataClassification"]
    types   = { aws = true }
    modules = [["module.a"]]
  }
}

classification {
  values  = "C3"
  default = true ? "internal" : "public"
}
