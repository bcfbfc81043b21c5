# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_bedrock_guardrail" "this" {
  blocked_input_messaging   = "bank"
  blocked_outputs_messaging = "bank"
  name                      = "bank"

  cross_region_config {
    guardrail_profile_identifier = "us.guardrail.v1:0"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_bedrock_guardrail" "this" {
  blocked_input_messaging   = "bank"
  blocked_outputs_messaging = "bank"
  name                      = "bank"

  cross_region_config {
    guardrail_profile_identifier = "eu.guardrail.v1:0"
  }
}
