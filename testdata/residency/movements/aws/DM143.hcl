# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_s3_bucket" "home" {
  bucket = "bank-home"
}

resource "aws_bedrockagent_data_source" "this" {
  provider          = aws.away
  knowledge_base_id = "bank"
  name              = "bank"

  data_source_configuration {
    type = "bank"

    s3_configuration {
      bucket_arn = aws_s3_bucket.home.arn
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

resource "aws_s3_bucket" "home" {
  bucket = "bank-home"
}

resource "aws_bedrockagent_data_source" "this" {
  provider          = aws.away
  knowledge_base_id = "bank"
  name              = "bank"

  data_source_configuration {
    type = "bank"

    s3_configuration {
      bucket_arn = aws_s3_bucket.home.arn
    }
  }
}
