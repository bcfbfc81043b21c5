check "change-grants-administration" {
  title    = "Plan lets somebody administer who could not"
  severity = "high"
  on       = ["change"]
  for_each = self.grants
  fail     = each.value.admin || anytrue([for action in each.value.actions : length(regexall("(?i)passrole|createaccesskey|attach(role|user|group)policy|put(role|user|group)policy|setiampolicy|roles/(owner|editor)|admin$|administrator|^owner$|^contributor$", action)) > 0])
  message  = "${self.address}: ${each.value.text}"
  why      = "Whoever may do everything, hand on roles or change policies can give themselves any other right. It is more than its line in the diff looks like."
  remedy   = "Name the actions that are needed, on the resources that they are needed for."
  cwe      = [269]
  since    = "0.1"

  example "fails" "all actions" {
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
          Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]
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
          Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]
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
}
