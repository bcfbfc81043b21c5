check "change-grants-widened" {
  title    = "Plan lets somebody do more than before"
  severity = "medium"
  on       = ["change"]
  for_each = self.grants
  fail     = each.value.principal != "*" && !(each.value.admin || anytrue([for action in each.value.actions : length(regexall("(?i)passrole|createaccesskey|attach(role|user|group)policy|put(role|user|group)policy|setiampolicy|roles/(owner|editor)|admin$|administrator|^owner$|^contributor$", action)) > 0]))
  message  = "${self.address}: ${each.value.text}"
  why      = "Rights are added one by one and hardly ever taken away. Each is a way in for whoever takes over the one who has it."
  remedy   = "See to it that the right is needed, on these resources only and for as long as the work lasts."
  cwe      = [269]
  since    = "0.1"

  example "fails" "another action" {
    before {
      resource "aws_iam_role_policy" "app" {
        name = "app"
        role = "app"
        policy = jsonencode({
          Version   = "2012-10-17"
          Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }]
        })
      }
    }

    after {
      resource "aws_iam_role_policy" "app" {
        name = "app"
        role = "app"
        policy = jsonencode({
          Version   = "2012-10-17"
          Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "s3:DeleteObject"], Resource = "*" }]
        })
      }
    }
  }

  example "passes" "fewer" {
    before {
      resource "aws_iam_role_policy" "app" {
        name = "app"
        role = "app"
        policy = jsonencode({
          Version   = "2012-10-17"
          Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "s3:DeleteObject"], Resource = "*" }]
        })
      }
    }

    after {
      resource "aws_iam_role_policy" "app" {
        name = "app"
        role = "app"
        policy = jsonencode({
          Version   = "2012-10-17"
          Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }]
        })
      }
    }
  }

  example "passes" "all of it: another check tells" {
    before {
      resource "aws_iam_role_policy" "app" {
        name = "app"
        role = "app"
        policy = jsonencode({
          Version   = "2012-10-17"
          Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }]
        })
      }
    }

    after {
      resource "aws_iam_role_policy" "app" {
        name = "app"
        role = "app"
        policy = jsonencode({
          Version   = "2012-10-17"
          Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }]
        })
      }
    }
  }

  example "passes" "a policy becomes a resource of its own" {
    before {
      resource "aws_sqs_queue" "jobs" {
        name = "jobs"
        policy = jsonencode({
          Version = "2012-10-17"
          Statement = [{
            Effect    = "Allow"
            Principal = { AWS = "arn:aws:iam::111122223333:role/worker" }
            Action    = "sqs:ReceiveMessage"
            Resource  = "*"
          }]
        })
      }
    }

    after {
      resource "aws_sqs_queue" "jobs" {
        name = "jobs"
      }

      resource "aws_sqs_queue_policy" "jobs" {
        queue_url = aws_sqs_queue.jobs.id
        policy = jsonencode({
          Version = "2012-10-17"
          Statement = [{
            Effect    = "Allow"
            Principal = { AWS = "arn:aws:iam::111122223333:role/worker" }
            Action    = "sqs:ReceiveMessage"
            Resource  = "*"
          }]
        })
      }
    }
  }
}
