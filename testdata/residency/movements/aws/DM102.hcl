# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_cloudwatch_event_bus" "copies" {
  provider = aws.away
  name     = "bank"
}

resource "aws_cloudwatch_event_endpoint" "this" {
  name = "bank"

  replication_config {
    state = "ENABLED"
  }

  event_bus {
    event_bus_arn = aws_cloudwatch_event_bus.copies.arn
  }

  routing_config {
    failover_config {
      primary {
      }

      secondary {
      }
    }
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_cloudwatch_event_bus" "copies" {
  provider = aws.away
  name     = "bank"
}

resource "aws_cloudwatch_event_endpoint" "this" {
  name = "bank"

  replication_config {
    state = "ENABLED"
  }

  event_bus {
    event_bus_arn = aws_cloudwatch_event_bus.copies.arn
  }

  routing_config {
    failover_config {
      primary {
      }

      secondary {
      }
    }
  }
}
