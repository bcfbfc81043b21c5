provider "aws" {
  region = "eu-central-1"
}
provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}

resource "aws_bedrockagent_agent" "agent" {
  agent_name              = "agent"
  agent_resource_role_arn = "arn:aws:iam::111122223333:role/r"
  foundation_model        = "us.anthropic.claude-sonnet-4-20250514-v1:0"
}
resource "aws_bedrockagent_agent" "agentnear" {
  agent_name              = "agentnear"
  agent_resource_role_arn = "arn:aws:iam::111122223333:role/r"
  foundation_model        = "eu.anthropic.claude-sonnet-4-20250514-v1:0"
}
resource "aws_bedrockagent_agent" "agentlocal" {
  agent_name              = "agentlocal"
  agent_resource_role_arn = "arn:aws:iam::111122223333:role/r"
  foundation_model        = "anthropic.claude-3-haiku-20240307-v1:0"
}
resource "aws_bedrock_inference_profile" "profile" {
  name = "profile"
  model_source { copy_from = "arn:aws:bedrock:eu-central-1:111122223333:inference-profile/apac.anthropic.claude-sonnet-4-20250514-v1:0" }
}
resource "aws_bedrock_inference_profile" "profilenear" {
  name = "profilenear"
  model_source { copy_from = "arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0" }
}
resource "aws_bedrockagent_prompt" "prompt" {
  name            = "prompt"
  default_variant = "v"
  variant {
    name          = "v"
    template_type = "TEXT"
    model_id      = "us.amazon.nova-pro-v1:0"
    template_configuration {
      text { text = "t" }
    }
  }
}
resource "aws_bedrockagent_flow" "flow" {
  name               = "flow"
  execution_role_arn = "arn:aws:iam::111122223333:role/r"
  definition {
    node {
      name = "p"
      type = "Prompt"
      configuration {
        prompt {
          source_configuration {
            inline {
              model_id      = "us.amazon.nova-pro-v1:0"
              template_type = "TEXT"
              template_configuration {
                text { text = "t" }
              }
            }
          }
        }
      }
    }
  }
}
resource "aws_bedrockagent_agent" "worldwide" {
  agent_name              = "worldwide"
  agent_resource_role_arn = "arn:aws:iam::111122223333:role/r"
  foundation_model        = "global.anthropic.claude-sonnet-4-20250514-v1:0"
}
resource "aws_bedrock_guardrail" "guard" {
  name                      = "guard"
  blocked_input_messaging   = "b"
  blocked_outputs_messaging = "b"
  cross_region_config { guardrail_profile_identifier = "arn:aws:bedrock:eu-central-1:111122223333:guardrail-profile/us.guardrail.v1:0" }
}
