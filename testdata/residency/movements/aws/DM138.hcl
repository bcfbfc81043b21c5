# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_bedrock_inference_profile" "this" {
  name = "bank"

  model_source {
    copy_from = "arn:aws:bedrock:eu-central-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_bedrock_inference_profile" "this" {
  name = "bank"

  model_source {
    copy_from = "arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.anthropic.claude-sonnet-4-20250514-v1:0"
  }
}
