check "gcp-api-key-unrestricted" {
  title    = "API key may be used for every API"
  severity = "medium"
  on       = ["google_apikeys_key"]
  fail     = length(self.restrictions.api_targets) == 0
  at       = self.restrictions
  message  = "restrictions.api_targets names no service"
  why      = "An API key is a password that stands in web pages and apps. Whoever copies it calls, at your cost, every API of the project that takes keys."
  remedy   = "Add restrictions with an api_targets block for each service, and browser_key_restrictions or server_key_restrictions."
  since    = "0.1"

  example "fails" "no restrictions" {
    resource "google_apikeys_key" "maps" {
      name         = "maps"
      display_name = "Maps in the browser"
    }
  }

  example "fails" "any API from one site" {
    resource "google_apikeys_key" "maps" {
      name         = "maps"
      display_name = "Maps in the browser"

      restrictions {
        browser_key_restrictions {
          allowed_referrers = ["https://example.com/*"]
        }
      }
    }
  }

  example "passes" "one API" {
    resource "google_apikeys_key" "maps" {
      name         = "maps"
      display_name = "Maps in the browser"

      restrictions {
        api_targets {
          service = "maps-backend.googleapis.com"
        }

        browser_key_restrictions {
          allowed_referrers = ["https://example.com/*"]
        }
      }
    }
  }

  example "unknown" "only where a variable says so" {
    variable "restrict" {
      type = bool
    }

    resource "google_apikeys_key" "maps" {
      name         = "maps"
      display_name = "Maps in the browser"

      dynamic "restrictions" {
        for_each = var.restrict ? [1] : []

        content {
          api_targets {
            service = "maps-backend.googleapis.com"
          }
        }
      }
    }
  }
}
