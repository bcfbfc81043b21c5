check "change-audit-log-removed" {
  title    = "Plan removes an audit log or a detector of attacks"
  severity = "high"
  on       = ["change"]
  for_each = self.protections_lost
  fail     = startswith(each.value.what, "audit log") || contains(["threat detection", "configuration recording", "security findings", "validation of log files", "alert on activity"], each.value.what)
  message  = "${self.address} (${each.value.what}): ${each.value.text}"
  why      = "What is done from then on leaves no trace: neither an attack nor who made a change can be found out later. It is the first thing that an attacker does."
  remedy   = "Leave it on. Where another trail takes its place, add that one first, in a change of its own."
  cwe      = [778]
  since    = "0.1"

  example "fails" "trail stopped" {
    before {
      resource "aws_cloudtrail" "all" {
        name           = "all"
        s3_bucket_name = "trail"
        enable_logging = true
      }
    }

    after {
      resource "aws_cloudtrail" "all" {
        name           = "all"
        s3_bucket_name = "trail"
        enable_logging = false
      }
    }
  }

  example "fails" "trail deleted" {
    before {
      resource "aws_cloudtrail" "all" {
        name           = "all"
        s3_bucket_name = "trail"
        enable_logging = true
      }
    }

    after {

    }
  }

  example "fails" "sink deleted" {
    before {
      resource "google_logging_project_sink" "audit" {
        name        = "audit"
        destination = "storage.googleapis.com/audit"
      }
    }

    after {

    }
  }

  example "passes" "stays" {
    before {
      resource "aws_cloudtrail" "all" {
        name                  = "all"
        s3_bucket_name        = "trail"
        is_multi_region_trail = false
      }
    }

    after {
      resource "aws_cloudtrail" "all" {
        name                  = "all"
        s3_bucket_name        = "trail"
        is_multi_region_trail = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    before {
      resource "aws_cloudtrail" "all" {
        name           = "all"
        s3_bucket_name = "trail"
        enable_logging = true
      }
    }

    after {
      variable "x" {
        type = bool
      }

      resource "aws_cloudtrail" "all" {
        name           = "all"
        s3_bucket_name = "trail"
        enable_logging = var.x
      }
    }
  }
}
