check "aws-iam-role-trusts-every-github-repository" {
  title    = "IAM role can be assumed from any GitHub repository"
  severity = "critical"
  on       = ["aws_iam_role"]
  fail = anytrue([
    for statement in iam_statements(self.assume_role_policy) : statement.effect == "Allow" && anytrue([
      for principal in statement.principals : anytrue([for one in principal.identifiers : strcontains(one, "token.actions.githubusercontent.com")])
    ]) && !anytrue([
      for condition in statement.conditions : contains([
        "token.actions.githubusercontent.com:sub", "token.actions.githubusercontent.com:job_workflow_ref", "token.actions.githubusercontent.com:repository",
        "token.actions.githubusercontent.com:repository_id", "token.actions.githubusercontent.com:repository_owner_id",
      ], lower(condition.variable)) && alltrue([for value in condition.values : !startswith(value, "*") && value != "repo:*" && !startswith(value, "repo:*/")])
    ])
  ])
  at      = self.assume_role_policy
  message = "The trust in GitHub's tokens is not narrowed to a repository"
  why     = "Every workflow of every repository on GitHub gets such a token: a stranger can write one that assumes this role."
  remedy  = "Add a condition on token.actions.githubusercontent.com:sub, such as StringLike \"repo:OWNER/REPOSITORY:ref:refs/heads/main\"."
  aliases = ["CKV_AWS_358", "CKV_AWS_393"]
  since   = "0.1"

  example "fails" "only the audience is asked" {
    resource "aws_iam_role" "deploy" {
      name = "deploy"
      assume_role_policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { Federated = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }
          Action    = "sts:AssumeRoleWithWebIdentity"
          Condition = {
            StringEquals = { "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com" }
          }
        }]
      })
    }
  }

  example "fails" "any repository" {
    resource "aws_iam_role" "deploy" {
      name = "deploy"
      assume_role_policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { Federated = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }
          Action    = "sts:AssumeRoleWithWebIdentity"
          Condition = {
            StringEquals = { "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com" }
            StringLike   = { "token.actions.githubusercontent.com:sub" = "repo:*" }
          }
        }]
      })
    }
  }

  example "passes" "one repository" {
    resource "aws_iam_role" "deploy" {
      name = "deploy"
      assume_role_policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { Federated = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }
          Action    = "sts:AssumeRoleWithWebIdentity"
          Condition = {
            StringEquals = { "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com" }
            StringLike   = { "token.actions.githubusercontent.com:sub" = "repo:example/app:ref:refs/heads/main" }
          }
        }]
      })
    }
  }

  example "passes" "another provider" {
    resource "aws_iam_role" "app" {
      name = "app"
      assume_role_policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { Service = "lambda.amazonaws.com" }
          Action    = "sts:AssumeRole"
        }]
      })
    }
  }

  example "unknown" "from a variable without a value" {
    variable "trust" {
      type = string
    }

    resource "aws_iam_role" "deploy" {
      name               = "deploy"
      assume_role_policy = var.trust
    }
  }
}
