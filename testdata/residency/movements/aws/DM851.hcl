# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_route53_record" "this" {
  records = ["api.us-east-1.elb.amazonaws.com"]
  name    = "bank"
  type    = "bank"
  zone_id = "bank"

  failover_routing_policy {
    type = "SECONDARY"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_route53_record" "this" {
  records = ["api.eu-west-1.elb.amazonaws.com"]
  name    = "bank"
  type    = "bank"
  zone_id = "bank"

  failover_routing_policy {
    type = "SECONDARY"
  }
}
