# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_glue_catalog_database" "this" {
  provider = aws.away
  name     = "bank"

  target_database {
    region        = "eu-central-1"
    catalog_id    = "bank"
    database_name = "bank"
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

resource "aws_glue_catalog_database" "this" {
  provider = aws.away
  name     = "bank"

  target_database {
    region        = "eu-central-1"
    catalog_id    = "bank"
    database_name = "bank"
  }
}
