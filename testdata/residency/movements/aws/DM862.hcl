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

resource "aws_appflow_flow" "this" {
  name = "bank"

  destination_flow_config {
    connector_type = "bank"

    destination_connector_properties {
      s3 {
        bucket_name = aws_s3_bucket.copies.id
      }
    }
  }

  source_flow_config {
    connector_type = "bank"

    source_connector_properties {
    }
  }

  task {
    task_type = "bank"
  }

  trigger_config {
    trigger_type = "bank"
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

resource "aws_appflow_flow" "this" {
  name = "bank"

  destination_flow_config {
    connector_type = "bank"

    destination_connector_properties {
      s3 {
        bucket_name = aws_s3_bucket.copies.id
      }
    }
  }

  source_flow_config {
    connector_type = "bank"

    source_connector_properties {
    }
  }

  task {
    task_type = "bank"
  }

  trigger_config {
    trigger_type = "bank"
  }
}
