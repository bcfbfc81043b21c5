# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_appflow_flow" "this" {
  provider = aws.away
  name     = "bank"

  source_flow_config {
    connector_type = "Salesforce"

    source_connector_properties {
    }
  }

  destination_flow_config {
    connector_type = "bank"

    destination_connector_properties {
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

resource "aws_appflow_flow" "this" {
  provider = aws.away
  name     = "bank"

  source_flow_config {
    connector_type = "Salesforce"

    source_connector_properties {
    }
  }

  destination_flow_config {
    connector_type = "bank"

    destination_connector_properties {
    }
  }

  task {
    task_type = "bank"
  }

  trigger_config {
    trigger_type = "bank"
  }
}
