check "aws-iam-policy-privilege-escalation" {
  title    = "IAM policy lets its holder become an administrator"
  severity = "high"
  on       = ["facet.identity_policy"]
  when     = self.grants
  let {
    alone = [
      "lambda:UpdateFunctionCode", "iam:AddUserToGroup", "iam:AttachGroupPolicy", "iam:AttachUserPolicy", "iam:CreateAccessKey",
      "iam:CreateLoginProfile", "iam:CreatePolicyVersion", "iam:PutGroupPolicy", "iam:PutUserPolicy", "iam:SetDefaultPolicyVersion",
      "iam:UpdateLoginProfile",
    ]
    together = [
      ["iam:AttachRolePolicy", "sts:AssumeRole"],
      ["iam:PutRolePolicy", "sts:AssumeRole"],
      ["iam:UpdateAssumeRolePolicy", "sts:AssumeRole"],
      ["iam:PassRole", "ec2:RunInstances"],
      ["iam:PassRole", "lambda:CreateFunction"],
      ["iam:PassRole", "cloudformation:CreateStack"],
      ["iam:PassRole", "glue:CreateDevEndpoint"],
      ["iam:PassRole", "datapipeline:CreatePipeline"],
      ["iam:PassRole", "sagemaker:CreateNotebookInstance"],
      ["iam:PassRole", "codebuild:CreateProject"],
      ["iam:PassRole", "ecs:RunTask"],
    ]
    actions = flatten([
      for statement in iam_statements(self.policy) : [
        for action in statement.actions : action
        if action != "*" && action != "*:*" && anytrue([for wanted in concat(alone, flatten(together)) : iam_action_matches(action, wanted)]) && contains(statement.resources, "*")
      ]
      if statement.effect == "Allow" && length(statement.conditions) == 0
    ])
    ways = concat(
      [
        for wanted in alone : wanted if anytrue([for action in actions : iam_action_matches(action, wanted)])
      ],
      [
        for pair in together : join(" with ", pair) if alltrue([for wanted in pair : anytrue([for action in actions : iam_action_matches(action, wanted)])])
      ],
    )
  }

  fail    = length(ways) > 0
  at      = self.policy
  message = "Ways to more rights: ${join(", ", ways)}"
  why     = "With these actions on every resource the holder can attach a policy, make keys or start a machine under a role with more rights, step by step up to the whole account."
  remedy  = "Name the ARNs of the users, roles and policies that the actions are needed on, and set a permissions boundary on what may be made."
  aliases = ["CKV_AWS_286", "CKV_AWS_110"]
  similar_to = ["W11", "W12", "W13", "AwsSolutions-IAM5", "IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE", "AC_AWS_0473"]
  cwe     = [250]
  since   = "0.1"

  example "fails" "policy versions" {
    resource "aws_iam_policy" "app" {
      name = "app"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = "iam:CreatePolicyVersion"
          Resource = "*"
        }]
      })
    }
  }

  example "fails" "a machine under any role" {
    resource "aws_iam_policy" "app" {
      name = "app"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = ["iam:PassRole", "ec2:RunInstances"]
          Resource = "*"
        }]
      })
    }
  }

  example "fails" "from a policy document" {
    data "aws_iam_policy_document" "app" {
      statement {
        actions   = ["iam:Put*"]
        resources = ["*"]
      }
    }

    resource "aws_iam_role_policy" "app" {
      role   = "app"
      policy = data.aws_iam_policy_document.app.json
    }
  }

  example "passes" "a boundary of roles, which grants nothing" {
    resource "aws_iam_policy" "boundary" {
      name = "boundary"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = ["lambda:*", "s3:*"]
          Resource = "*"
        }]
      })
    }

    resource "aws_iam_role" "deploy" {
      name                 = "deploy"
      permissions_boundary = aws_iam_policy.boundary.arn
      assume_role_policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Action    = "sts:AssumeRole"
          Principal = { Service = "lambda.amazonaws.com" }
        }]
      })
    }
  }

  example "passes" "one role to one service" {
    resource "aws_iam_policy" "app" {
      name = "app"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = "iam:PassRole"
          Resource = "arn:aws:iam::111122223333:role/task"
        }]
      })
    }
  }

  example "passes" "half of a way" {
    resource "aws_iam_policy" "app" {
      name = "app"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = "ec2:RunInstances"
          Resource = "*"
        }]
      })
    }
  }

  example "unknown" "from a variable without a value" {
    variable "policy" {
      type = string
    }

    resource "aws_iam_policy" "app" {
      name   = "app"
      policy = var.policy
    }
  }
}
