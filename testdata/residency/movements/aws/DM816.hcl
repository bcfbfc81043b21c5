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

resource "aws_ebs_snapshot_import" "this" {
  provider = aws.away

  disk_container {
    format = "bank"

    user_bucket {
      s3_bucket = aws_s3_bucket.home.id
      s3_key    = "bank"
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

resource "aws_ebs_snapshot_import" "this" {
  provider = aws.away

  disk_container {
    format = "bank"

    user_bucket {
      s3_bucket = aws_s3_bucket.home.id
      s3_key    = "bank"
    }
  }
}
