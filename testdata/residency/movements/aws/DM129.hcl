# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_route53_record" "this" {
  name    = "bank"
  type    = "bank"
  zone_id = "bank"

  latency_routing_policy {
    region = "us-east-1"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_route53_record" "this" {
  name    = "bank"
  type    = "bank"
  zone_id = "bank"

  latency_routing_policy {
    region = "eu-west-1"
  }
}
