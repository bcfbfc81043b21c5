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

resource "aws_codebuild_project" "this" {
  name         = "bank"
  service_role = "bank"

  logs_config {
    s3_logs {
      status   = "ENABLED"
      location = aws_s3_bucket.copies.id
    }
  }

  artifacts {
    type = "bank"
  }

  environment {
    compute_type = "bank"
    image        = "bank"
    type         = "bank"
  }

  source {
    type = "bank"
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

resource "aws_codebuild_project" "this" {
  name         = "bank"
  service_role = "bank"

  logs_config {
    s3_logs {
      status   = "ENABLED"
      location = aws_s3_bucket.copies.id
    }
  }

  artifacts {
    type = "bank"
  }

  environment {
    compute_type = "bank"
    image        = "bank"
    type         = "bank"
  }

  source {
    type = "bank"
  }
}
