# expects: unknown
resource "google_compute_interconnect" "this" {
  name                 = "bank"
  location             = "europe-west3"
  interconnect_type    = "DEDICATED"
  remote_location      = "https://www.googleapis.com/compute/v1/projects/bank-data/global/interconnectRemoteLocations/aws-eqfr5"
  requested_link_count = 1
  link_type            = "LINK_TYPE_ETHERNET_10G_LR"
}
