# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

variable "somewhere" {
  type = string
}

resource "aws_kms_key" "copies" {
  provider = aws.away
}

resource "aws_dynamodb_table" "this" {
  name = "bank"

  replica {
    region_name = var.somewhere
    kms_key_arn = aws_kms_key.copies.arn
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

variable "somewhere" {
  type = string
}

resource "aws_kms_key" "copies" {
  provider = aws.away
}

resource "aws_dynamodb_table" "this" {
  name = "bank"

  replica {
    region_name = var.somewhere
    kms_key_arn = aws_kms_key.copies.arn
  }
}
