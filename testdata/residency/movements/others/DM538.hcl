# --- outside
resource "cloudflare_logpush_job" "this" {
  zone_id          = "023e105f4ecef8ad9ca31a8372d0c353"
  dataset          = "http_requests"
  destination_conf = "s3://bank-logs/cloudflare?region=eu-west-2"
}

# --- inside
resource "cloudflare_logpush_job" "this" {
  zone_id          = "023e105f4ecef8ad9ca31a8372d0c353"
  dataset          = "http_requests"
  destination_conf = "s3://bank-logs/cloudflare?region=eu-west-3"
}
