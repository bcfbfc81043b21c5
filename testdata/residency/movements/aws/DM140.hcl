# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_bedrockagent_prompt" "this" {
  name = "bank"

  variant {
    model_id      = "us.anthropic.claude-sonnet-4-20250514-v1:0"
    name          = "bank"
    template_type = "bank"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_bedrockagent_prompt" "this" {
  name = "bank"

  variant {
    model_id      = "eu.anthropic.claude-sonnet-4-20250514-v1:0"
    name          = "bank"
    template_type = "bank"
  }
}
