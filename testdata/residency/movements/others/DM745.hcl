# expects: unknown
variable "password" {
  type      = string
  sensitive = true
}

resource "datadog_logs_custom_destination" "this" {
  name    = "siem"
  enabled = true
  query   = "*"

  http_destination {
    endpoint = "https://siem.example.com/logs"

    basic_auth {
      username = "datadog"
      password = var.password
    }
  }
}
