check "aws-cognito-identity-pool-guests" {
  title      = "Identity pool gives credentials to strangers"
  severity   = "medium"
  on         = ["aws_cognito_identity_pool"]
  fail       = self.allow_unauthenticated_identities
  at         = self.allow_unauthenticated_identities
  message    = "allow_unauthenticated_identities is true"
  why        = "Everyone on the internet gets credentials of AWS for a role; whatever that role may do, strangers may."
  remedy     = "Remove allow_unauthenticated_identities, or set it to false."
  similar_to = ["CKV_AWS_366", "W57", "AwsSolutions-COG7", "COGNITO_ALLOW_UNAUTHENTICATED_IDENTITIES_RULE"]
  since      = "0.1"

  fix {
    unsafe = "Guests are locked out"
    set    = { allow_unauthenticated_identities = false }
  }

  example "fails" "switched on" {
    resource "aws_cognito_identity_pool" "app" {
      identity_pool_name               = "app"
      allow_unauthenticated_identities = true
    }
  }

  example "passes" "not written" {
    resource "aws_cognito_identity_pool" "app" {
      identity_pool_name = "app"
    }
  }

  example "passes" "switched off" {
    resource "aws_cognito_identity_pool" "app" {
      identity_pool_name               = "app"
      allow_unauthenticated_identities = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "allow_unauthenticated_identities" {
      type = bool
    }

    resource "aws_cognito_identity_pool" "app" {
      identity_pool_name               = "app"
      allow_unauthenticated_identities = var.allow_unauthenticated_identities
    }
  }
}
