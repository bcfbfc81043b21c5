# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_sns_topic" "copies" {
  provider = aws.away
}

resource "aws_sesv2_configuration_set_event_destination" "this" {
  configuration_set_name = "bank"
  event_destination_name = "bank"

  event_destination {
    enabled              = true
    matching_event_types = ["bank"]

    sns_destination {
      topic_arn = aws_sns_topic.copies.arn
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

resource "aws_sns_topic" "copies" {
  provider = aws.away
}

resource "aws_sesv2_configuration_set_event_destination" "this" {
  configuration_set_name = "bank"
  event_destination_name = "bank"

  event_destination {
    enabled              = true
    matching_event_types = ["bank"]

    sns_destination {
      topic_arn = aws_sns_topic.copies.arn
    }
  }
}
