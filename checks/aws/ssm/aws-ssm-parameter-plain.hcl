check "aws-ssm-parameter-plain" {
  title    = "SSM parameter is stored unencrypted"
  severity = "info"
  on       = ["aws_ssm_parameter"]
  fail     = self.type != "SecureString"
  at       = self.type
  message  = "type is \"${self.type}\""
  why      = "Whoever may read parameters reads it; there is no second permission and no record of the key being used."
  remedy   = "Where the value is a secret, set type = \"SecureString\" and key_id. Other settings may stay plain."
  aliases  = ["CKV2_AWS_34"]
  since    = "0.1"

  fix {
    unsafe         = "Whoever reads the parameter has to ask for its decryption"
    set            = { type = "SecureString" }
    cloudformation = false
    leaves         = ["aws-ssm-parameter-no-customer-key", "secret-value"]
  }

  example "fails" "a string" {
    resource "aws_ssm_parameter" "token" {
      name  = "/app/token"
      type  = "String"
      value = "eu-central-1"
    }
  }

  example "passes" "encrypted" {
    resource "aws_ssm_parameter" "token" {
      name             = "/app/token"
      type             = "SecureString"
      value_wo         = "x"
      value_wo_version = 1
    }
  }
}
