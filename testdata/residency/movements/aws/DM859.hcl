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

resource "aws_sesv2_configuration_set_event_destination" "this" {
  configuration_set_name = "bank"
  event_destination_name = "bank"

  event_destination {
    enabled              = true
    matching_event_types = ["bank"]

    event_bridge_destination {
      event_bus_arn = aws_cloudwatch_event_bus.copies.arn
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

resource "aws_sesv2_configuration_set_event_destination" "this" {
  configuration_set_name = "bank"
  event_destination_name = "bank"

  event_destination {
    enabled              = true
    matching_event_types = ["bank"]

    event_bridge_destination {
      event_bus_arn = aws_cloudwatch_event_bus.copies.arn
    }
  }
}
