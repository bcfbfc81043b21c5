# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_bcmdataexports_export" "this" {
  export {
    name = "bank"

    data_query {
      query_statement = "SELECT bank FROM COST_AND_USAGE_REPORT"
    }

    destination_configurations {
      s3_destination {
        s3_bucket = "bank"
        s3_prefix = "bank"
        s3_region = "us-east-1"

        s3_output_configurations {
          compression = "PARQUET"
          format      = "PARQUET"
          output_type = "CUSTOM"
          overwrite   = "OVERWRITE_REPORT"
        }
      }
    }

    refresh_cadence {
      frequency = "SYNCHRONOUS"
    }
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_bcmdataexports_export" "this" {
  export {
    name = "bank"

    data_query {
      query_statement = "SELECT bank FROM COST_AND_USAGE_REPORT"
    }

    destination_configurations {
      s3_destination {
        s3_bucket = "bank"
        s3_prefix = "bank"
        s3_region = "eu-west-1"

        s3_output_configurations {
          compression = "PARQUET"
          format      = "PARQUET"
          output_type = "CUSTOM"
          overwrite   = "OVERWRITE_REPORT"
        }
      }
    }

    refresh_cadence {
      frequency = "SYNCHRONOUS"
    }
  }
}
