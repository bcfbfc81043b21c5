check "aws-bedrock-agent-no-customer-key" {
  title    = "Bedrock agent is not encrypted under a key of its owner"
  severity = "low"
  on       = ["aws_bedrockagent_agent"]
  fail     = self.customer_encryption_key_arn == null
  at       = self.customer_encryption_key_arn
  message  = "customer_encryption_key_arn is not set"
  why      = "Under the key that AWS manages, access to the key cannot be restricted, recorded apart or revoked."
  remedy   = "Set customer_encryption_key_arn to the ARN of an aws_kms_key."
  aliases  = ["CKV_AWS_373"]
  since    = "0.1"

  fix {
    unsafe = "The agent's role must be allowed to use the key; a key costs by the month"
    set    = { customer_encryption_key_arn = added.aws_kms_key.arn }
    leaves = ["aws-kms-key-no-policy"]

    add "aws_kms_key" {
      description         = "Bedrock agent"
      enable_key_rotation = true
    }
  }

  example "fails" "not written" {
    resource "aws_bedrockagent_agent" "helper" {
      agent_name              = "assistant"
      agent_resource_role_arn = "arn:aws:iam::111122223333:role/agent"
      foundation_model        = "anthropic.claude-v2"
    }
  }

  example "passes" "a key of this account" {
    resource "aws_bedrockagent_agent" "helper" {
      agent_name              = "assistant"
      agent_resource_role_arn = "arn:aws:iam::111122223333:role/agent"
      foundation_model        = "anthropic.claude-v2"

      customer_encryption_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
    }
  }
}
