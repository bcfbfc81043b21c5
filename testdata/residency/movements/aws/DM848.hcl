# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_s3_bucket" "copies" {
  provider = aws.away
  bucket   = "bank-copies"
}

resource "aws_elb" "this" {
  access_logs {
    enabled = true
    bucket  = aws_s3_bucket.copies.id
  }

  listener {
    instance_port     = 1
    instance_protocol = "bank"
    lb_port           = 1
    lb_protocol       = "bank"
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

resource "aws_s3_bucket" "copies" {
  provider = aws.away
  bucket   = "bank-copies"
}

resource "aws_elb" "this" {
  access_logs {
    enabled = true
    bucket  = aws_s3_bucket.copies.id
  }

  listener {
    instance_port     = 1
    instance_protocol = "bank"
    lb_port           = 1
    lb_protocol       = "bank"
  }
}
