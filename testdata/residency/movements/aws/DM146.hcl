# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_glue_catalog_table" "this" {
  provider      = aws.away
  database_name = "bank"
  name          = "bank"

  target_table {
    region        = "eu-central-1"
    catalog_id    = "bank"
    database_name = "bank"
    name          = "bank"
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

resource "aws_glue_catalog_table" "this" {
  provider      = aws.away
  database_name = "bank"
  name          = "bank"

  target_table {
    region        = "eu-central-1"
    catalog_id    = "bank"
    database_name = "bank"
    name          = "bank"
  }
}
