# --- outside
resource "cloudflare_regional_hostname" "this" {
  zone_id    = "023e105f4ecef8ad9ca31a8372d0c353"
  hostname   = "www.bank.example"
  region_key = "us"
}

# --- inside
resource "cloudflare_regional_hostname" "this" {
  zone_id    = "023e105f4ecef8ad9ca31a8372d0c353"
  hostname   = "www.bank.example"
  region_key = "eu"
}
