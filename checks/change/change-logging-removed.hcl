check "change-logging-removed" {
  title    = "Plan removes logs or keeps them for less time"
  severity = "medium"
  on       = ["change"]
  for_each = self.protections_lost
  fail     = startswith(each.value.what, "logging") || contains(["flow logs", "retention of logs", "events of objects"], each.value.what)
  message  = "${self.address} (${each.value.what}): ${each.value.text}"
  why      = "Who reached what, and when, cannot be found out any more for the time that the logs do not cover."
  remedy   = "Leave the logs on, or say where else the same is written."
  cwe      = [778]
  since    = "0.1"

  example "fails" "flow log deleted while the network stays" {
    before {
      resource "aws_vpc" "main" {
        cidr_block = "10.0.0.0/16"
      }

      resource "aws_flow_log" "main" {
        vpc_id          = aws_vpc.main.id
        traffic_type    = "ALL"
        log_destination = "arn:aws:s3:::flow"
      }
    }

    after {
      resource "aws_vpc" "main" {
        cidr_block = "10.0.0.0/16"
      }
    }
  }

  example "fails" "for ever before" {
    before {
      resource "aws_cloudwatch_log_group" "a" {
        name              = "a"
        retention_in_days = 0
      }
    }

    after {
      resource "aws_cloudwatch_log_group" "a" {
        name              = "a"
        retention_in_days = 30
      }
    }
  }

  example "fails" "logs of a bucket deleted" {
    before {
      resource "aws_s3_bucket" "a" {
        bucket = "orders"
      }

      resource "aws_s3_bucket_logging" "a" {
        bucket        = aws_s3_bucket.a.id
        target_bucket = "logs"
        target_prefix = "a/"
      }
    }

    after {
      resource "aws_s3_bucket" "a" {
        bucket = "orders"
      }
    }
  }

  example "passes" "longer" {
    before {
      resource "aws_cloudwatch_log_group" "a" {
        name              = "a"
        retention_in_days = 30
      }
    }

    after {
      resource "aws_cloudwatch_log_group" "a" {
        name              = "a"
        retention_in_days = 90
      }
    }
  }

  example "passes" "deleted with the network" {
    before {
      resource "aws_vpc" "main" {
        cidr_block = "10.0.0.0/16"
      }

      resource "aws_flow_log" "main" {
        vpc_id          = aws_vpc.main.id
        traffic_type    = "ALL"
        log_destination = "arn:aws:s3:::flow"
      }
    }

    after {

    }
  }
}
