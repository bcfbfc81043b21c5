check "aws-bedrock-agent-no-guardrail" {
  title    = "Bedrock agent has no guardrail"
  severity = "low"
  on       = ["aws_bedrockagent_agent"]
  fail     = length(self.guardrail_configuration) == 0
  at       = self.guardrail_configuration
  message  = "guardrail_configuration is not set"
  why      = "Nothing filters what users ask of the agent and what it answers: injected instructions, personal data, harmful content."
  remedy   = "Set guardrail_configuration to an aws_bedrock_guardrail."
  aliases  = ["CKV_AWS_383"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_bedrockagent_agent" "helper" {
      agent_name              = "assistant"
      agent_resource_role_arn = "arn:aws:iam::111122223333:role/agent"
      foundation_model        = "anthropic.claude-v2"
    }
  }

  example "passes" "a guardrail" {
    resource "aws_bedrockagent_agent" "helper" {
      agent_name              = "assistant"
      agent_resource_role_arn = "arn:aws:iam::111122223333:role/agent"
      foundation_model        = "anthropic.claude-v2"

      guardrail_configuration {
        guardrail_identifier = "a1b2c3d4e5"
        guardrail_version    = "1"
      }
    }
  }
}
