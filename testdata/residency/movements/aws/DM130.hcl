# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_lb" "copies" {
  provider = aws.away
}

resource "aws_route53_record" "this" {
  name    = "bank"
  type    = "bank"
  zone_id = "bank"

  failover_routing_policy {
    type = "SECONDARY"
  }

  alias {
    name                   = aws_lb.copies.dns_name
    evaluate_target_health = true
    zone_id                = "bank"
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

resource "aws_lb" "copies" {
  provider = aws.away
}

resource "aws_route53_record" "this" {
  name    = "bank"
  type    = "bank"
  zone_id = "bank"

  failover_routing_policy {
    type = "SECONDARY"
  }

  alias {
    name                   = aws_lb.copies.dns_name
    evaluate_target_health = true
    zone_id                = "bank"
  }
}
