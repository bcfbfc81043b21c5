# expects: unknown
resource "auth0_log_stream" "this" {
  name = "siem"
  type = "http"

  sink {
    http_endpoint       = "https://siem.example.com/auth0"
    http_content_type   = "application/json"
    http_content_format = "JSONLINES"
  }
}
