check "aws-ses-tls-optional" {
  title    = "SES sends mail without TLS where the other side has none"
  severity = "low"
  on       = ["aws_ses_configuration_set", "aws_sesv2_configuration_set"]
  fail     = !contains(["REQUIRE", "Require"], self.delivery_options.tls_policy)
  at       = self.delivery_options.tls_policy
  message  = "tls_policy is not \"Require\""
  why      = "Mail crosses the internet readable, and someone on the way can take TLS out of the other side's offer."
  remedy   = "Add delivery_options { tls_policy = \"Require\" }, or \"REQUIRE\" for version 2."
  aliases  = ["CKV_AWS_365"]
  since    = "0.1"

  fix {
    on     = ["aws_ses_configuration_set"]
    unsafe = "Mail to servers without TLS is not delivered"
    set    = { "delivery_options.tls_policy" = "Require" }
  }

  fix {
    on     = ["aws_sesv2_configuration_set"]
    unsafe = "Mail to servers without TLS is not delivered"
    set    = { "delivery_options.tls_policy" = "REQUIRE" }
  }

  example "fails" "not written" {
    resource "aws_ses_configuration_set" "mail" {
      name = "mail"
    }
  }

  example "fails" "optional" {
    resource "aws_ses_configuration_set" "mail" {
      name = "mail"

      delivery_options {
        tls_policy = "Optional"
      }
    }
  }

  example "fails" "not written, version 2" {
    resource "aws_sesv2_configuration_set" "mail" {
      configuration_set_name = "mail"
    }
  }

  example "passes" "required, version 2" {
    resource "aws_sesv2_configuration_set" "mail" {
      configuration_set_name = "mail"

      delivery_options {
        tls_policy = "REQUIRE"
      }
    }
  }

  example "passes" "required" {
    resource "aws_ses_configuration_set" "mail" {
      name = "mail"

      delivery_options {
        tls_policy = "Require"
      }
    }
  }
}
