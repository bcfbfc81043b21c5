# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_bedrockagent_agent" "this" {
  foundation_model        = "us.anthropic.claude-sonnet-4-20250514-v1:0"
  agent_name              = "bank"
  agent_resource_role_arn = "arn:aws:iam::123456789012:role/bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_bedrockagent_agent" "this" {
  foundation_model        = "eu.anthropic.claude-sonnet-4-20250514-v1:0"
  agent_name              = "bank"
  agent_resource_role_arn = "arn:aws:iam::123456789012:role/bank"
}
