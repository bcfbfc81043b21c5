# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_cloudwatch_event_endpoint" "this" {
  name = "bank"

  routing_config {
    failover_config {
      secondary {
        route = "us-east-1"
      }

      primary {
      }
    }
  }

  event_bus {
    event_bus_arn = "arn:aws:service:eu-central-1:123456789012:bank"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_cloudwatch_event_endpoint" "this" {
  name = "bank"

  routing_config {
    failover_config {
      secondary {
        route = "eu-west-1"
      }

      primary {
      }
    }
  }

  event_bus {
    event_bus_arn = "arn:aws:service:eu-central-1:123456789012:bank"
  }
}
