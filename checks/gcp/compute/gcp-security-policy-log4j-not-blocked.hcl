check "gcp-security-policy-log4j-not-blocked" {
  title    = "Cloud Armor policy lets attacks on Log4j through"
  severity = "low"
  on       = ["google_compute_security_policy"]
  when     = self.type == null || self.type == "CLOUD_ARMOR"
  fail     = !anytrue([for rule in self.rule : strcontains(coalesce(rule.match.expr.expression, "-"), "cve-canary") && startswith(rule.action, "deny") && !rule.preview])
  message  = "No rule denies what matches cve-canary"
  why      = "Requests with a lookup for Log4j (CVE-2021-44228) are still sent to everything on the internet, and one old library somewhere behind the load balancer is enough."
  remedy   = "Add a rule with action \"deny(403)\" and the expression evaluatePreconfiguredWaf('cve-canary')."
  aliases  = ["CKV_GCP_73"]
  since    = "0.1"

  example "fails" "only the default rule" {
    resource "google_compute_security_policy" "web" {
      name = "web"

      rule {
        action   = "allow"
        priority = 2147483647

        match {
          versioned_expr = "SRC_IPS_V1"

          config {
            src_ip_ranges = ["*"]
          }
        }
      }
    }
  }

  example "fails" "allowed" {
    resource "google_compute_security_policy" "web" {
      name = "web"

      rule {
        action   = "allow"
        priority = 1000

        match {
          expr {
            expression = "evaluatePreconfiguredExpr('cve-canary')"
          }
        }
      }
    }
  }

  example "fails" "only in preview" {
    resource "google_compute_security_policy" "web" {
      name = "web"

      rule {
        action   = "deny(403)"
        priority = 1000
        preview  = true

        match {
          expr {
            expression = "evaluatePreconfiguredExpr('cve-canary')"
          }
        }
      }
    }
  }

  example "passes" "denied" {
    resource "google_compute_security_policy" "web" {
      name = "web"

      rule {
        action   = "deny(403)"
        priority = 1000

        match {
          expr {
            expression = "evaluatePreconfiguredExpr('cve-canary')"
          }
        }
      }

      rule {
        action   = "allow"
        priority = 2147483647

        match {
          versioned_expr = "SRC_IPS_V1"

          config {
            src_ip_ranges = ["*"]
          }
        }
      }
    }
  }

  example "passes" "denied, the newer function" {
    resource "google_compute_security_policy" "web" {
      name = "web"

      rule {
        action   = "deny(403)"
        priority = 1000

        match {
          expr {
            expression = "evaluatePreconfiguredWaf('cve-canary', {'sensitivity': 1})"
          }
        }
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "action" {
      type = string
    }

    resource "google_compute_security_policy" "web" {
      name = "web"

      rule {
        action   = "${var.action}"
        priority = 1000

        match {
          expr {
            expression = "evaluatePreconfiguredExpr('cve-canary')"
          }
        }
      }
    }
  }
}
