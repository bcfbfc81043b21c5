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

resource "aws_dataexchange_revision_assets" "this" {
  provider    = aws.away
  data_set_id = "bank"

  asset {
    import_assets_from_s3 {
      asset_source {
        bucket = aws_s3_bucket.home.id
        key    = "bank"
      }
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

resource "aws_dataexchange_revision_assets" "this" {
  provider    = aws.away
  data_set_id = "bank"

  asset {
    import_assets_from_s3 {
      asset_source {
        bucket = aws_s3_bucket.home.id
        key    = "bank"
      }
    }
  }
}
