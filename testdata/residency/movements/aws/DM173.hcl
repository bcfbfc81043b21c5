# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_networkmanager_core_network_policy_attachment" "this" {
  core_network_id = "bank"

  policy_document = jsonencode({
    core-network-configuration = {
      edge-locations = [{
        location = "us-east-1"
      }]
    }
  })
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_networkmanager_core_network_policy_attachment" "this" {
  core_network_id = "bank"

  policy_document = jsonencode({
    core-network-configuration = {
      edge-locations = [{
        location = "eu-west-1"
      }]
    }
  })
}
