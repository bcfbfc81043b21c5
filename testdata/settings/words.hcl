residency "customer-data" {
  regimes      = ["gdpr-eea-onyl", "hippa", "pci-dss"]
  movements    = "insde"
  keys         = "outside"
  undetermined = "warn"

  allow {
    jurisdictions = ["EAA", "Germany", "XX"]
    regions       = ["eu-central-1", "aws:", "awss:eu-central-1", "aws:eu-centrl-1", "azure:bavaria*"]
    partitions    = ["aws-eucs"]
  }

  applies_to {
    types  = ["aws_s3_bukcet", "acme_store"]
    facets = ["object_stroe"]
  }

  movement "backups" {
    to       = "anywhere"
    requires = ["customer-key"]
  }

  movement "replication" {}

  exception {
    resource = "aws_s3_bucket.legacy"
    until    = "31.01.2027"
  }

  exception {
    reason = "Nobody knows which"
    until  = "2027-02-30"
  }
}

classification {
  values  = { "C3" = "secret" }
  default = "none"
}

site "basel" {}

site "datacentre:basel" {
  countries   = ["Switzerland"]
  paired_with = "geneva"
}

site "datacentre:basel" {
  countries = ["CH"]
}

default_region = { aws = "eu-centrl-1", gogle = "europe-west3" }
