default_region = "eu-centrl-1"

residency "customer-data" {
  allow {
    regions = ["aws:eu-centrl-1", "azure:bavaria*", "ibm:eu-de"]
  }

  applies_to {
    types = ["aws_s3_bukcet", "acme_store"]
  }

  exception {
    resource = "aws_s3_bucket.legacy"
  }
}

site "aws:eu-central-1" {
  countries   = ["CH"]
  paired_with = "eu-wst-1"
}
