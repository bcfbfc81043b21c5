check "change-grants-everyone" {
  title    = "Plan lets everyone do what only some could"
  severity = "high"
  on       = ["change"]
  for_each = self.grants
  fail     = each.value.principal == "*"
  message  = "${self.address}: ${each.value.text}"
  why      = "Everyone is every person and program on the internet, or with any account at the provider, and not only those of the organisation."
  remedy   = "Name the accounts, roles or members that need it, or narrow it by a condition on the organisation."
  cwe      = [284]
  since    = "0.1"

  example "fails" "an account before" {
    before {
      resource "aws_sqs_queue" "a" {
        name = "a"
        policy = jsonencode({
          Version   = "2012-10-17"
          Statement = [{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::111122223333:root" }, Action = "sqs:SendMessage", Resource = "*" }]
        })
      }
    }

    after {
      resource "aws_sqs_queue" "a" {
        name = "a"
        policy = jsonencode({
          Version   = "2012-10-17"
          Statement = [{ Effect = "Allow", Principal = "*", Action = "sqs:SendMessage", Resource = "*" }]
        })
      }
    }
  }

  example "passes" "another account" {
    before {
      resource "aws_sqs_queue" "a" {
        name = "a"
        policy = jsonencode({
          Version   = "2012-10-17"
          Statement = [{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::111122223333:root" }, Action = "sqs:SendMessage", Resource = "*" }]
        })
      }
    }

    after {
      resource "aws_sqs_queue" "a" {
        name = "a"
        policy = jsonencode({
          Version   = "2012-10-17"
          Statement = [{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::444455556666:root" }, Action = "sqs:SendMessage", Resource = "*" }]
        })
      }
    }
  }

  example "passes" "no longer everyone" {
    before {
      resource "aws_sqs_queue" "a" {
        name = "a"
        policy = jsonencode({
          Version   = "2012-10-17"
          Statement = [{ Effect = "Allow", Principal = "*", Action = "sqs:SendMessage", Resource = "*" }]
        })
      }
    }

    after {
      resource "aws_sqs_queue" "a" {
        name = "a"
        policy = jsonencode({
          Version   = "2012-10-17"
          Statement = [{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::111122223333:root" }, Action = "sqs:SendMessage", Resource = "*" }]
        })
      }
    }
  }
}
