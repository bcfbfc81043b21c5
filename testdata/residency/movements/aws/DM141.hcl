# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_bedrockagent_flow" "this" {
  execution_role_arn = "arn:aws:iam::123456789012:role/bank"
  name               = "bank"

  definition {
    node {
      name = "bank"
      type = "bank"

      configuration {
        prompt {
          source_configuration {
            inline {
              model_id      = "us.anthropic.claude-sonnet-4-20250514-v1:0"
              template_type = "bank"
            }
          }
        }
      }
    }
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_bedrockagent_flow" "this" {
  execution_role_arn = "arn:aws:iam::123456789012:role/bank"
  name               = "bank"

  definition {
    node {
      name = "bank"
      type = "bank"

      configuration {
        prompt {
          source_configuration {
            inline {
              model_id      = "eu.anthropic.claude-sonnet-4-20250514-v1:0"
              template_type = "bank"
            }
          }
        }
      }
    }
  }
}
