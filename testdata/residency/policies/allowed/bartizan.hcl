# A place is allowed that one of the lists names.
residency "union" {
  allow {
    jurisdictions = ["CH"]
    regions       = ["aws:eu-central-1", "azure:germany*", "gcp:europe-west4", "gcp:europe-north1"]
    partitions    = ["aws-eusc"]
  }
}
