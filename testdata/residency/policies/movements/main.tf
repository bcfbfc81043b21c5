provider "aws" {
  region = "eu-central-1"
}

variable "prod" {
  type = bool
}

resource "aws_dynamodb_table" "inside_eu_west_1" {
  name     = "inside"
  hash_key = "id"
  tags     = { policy = "inside" }

  replica {
    region_name = "eu-west-1"
  }
}

resource "aws_dynamodb_table" "inside_us_east_1" {
  name     = "inside"
  hash_key = "id"
  tags     = { policy = "inside" }

  replica {
    region_name = "us-east-1"
  }
}

resource "aws_dynamodb_table" "deny_eu_west_1" {
  name     = "deny"
  hash_key = "id"
  tags     = { policy = "deny" }

  replica {
    region_name = "eu-west-1"
  }
}

resource "aws_dynamodb_table" "deny_us_east_1" {
  name     = "deny"
  hash_key = "id"
  tags     = { policy = "deny" }

  replica {
    region_name = "us-east-1"
  }
}

resource "aws_dynamodb_table" "any_eu_west_1" {
  name     = "any"
  hash_key = "id"
  tags     = { policy = "any" }

  replica {
    region_name = "eu-west-1"
  }
}

resource "aws_dynamodb_table" "any_us_east_1" {
  name     = "any"
  hash_key = "id"
  tags     = { policy = "any" }

  replica {
    region_name = "us-east-1"
  }
}

resource "aws_dynamodb_table" "condition" {
  name     = "condition"
  hash_key = "id"
  tags     = { policy = "inside" }

  replica {
    region_name = var.prod ? "us-east-1" : "eu-west-1"
  }
}

resource "aws_dynamodb_table" "kinds_without_key" {
  name     = "kinds"
  hash_key = "id"
  tags     = { policy = "kinds" }

  replica {
    region_name = "us-east-1"
  }
}

resource "aws_dynamodb_table" "kinds_with_key" {
  name     = "kinds"
  hash_key = "id"
  tags     = { policy = "kinds" }

  server_side_encryption {
    enabled     = true
    kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/a"
  }

  replica {
    region_name = "us-east-1"
    kms_key_arn = "arn:aws:kms:us-east-1:123456789012:key/b"
  }
}

# Of another kind.
resource "aws_s3_bucket" "logged" {
  bucket = "logged"
  tags   = { policy = "kinds" }
}

resource "aws_s3_bucket" "logs" {
  bucket = "logs"
}

resource "aws_s3_bucket_logging" "logged" {
  bucket        = aws_s3_bucket.logged.id
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "logs/"
}
