# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_prometheus_workspace" "copies" {
  provider = aws.away
}

resource "aws_prometheus_scraper" "this" {
  scrape_configuration = "bank"

  source {
    eks {
      cluster_arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
      subnet_ids  = ["bank"]
    }
  }

  destination {
    amp {
      workspace_arn = aws_prometheus_workspace.copies.arn
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

resource "aws_prometheus_workspace" "copies" {
  provider = aws.away
}

resource "aws_prometheus_scraper" "this" {
  scrape_configuration = "bank"

  source {
    eks {
      cluster_arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
      subnet_ids  = ["bank"]
    }
  }

  destination {
    amp {
      workspace_arn = aws_prometheus_workspace.copies.arn
    }
  }
}
