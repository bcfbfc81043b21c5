check "aws-iam-role-trusts-every-github-repository" {
  title    = "IAM role can be assumed from any GitHub repository"
  severity = "critical"
  on       = ["aws_iam_role"]
  fail = anytrue([
    for statement in iam_statements(self.assume_role_policy) : statement.effect == "Allow" && anytrue([
      for principal in statement.principals : principal.type == "Federated" && (
        length(related("aws_iam_openid_connect_provider")) > 0
        ? anytrue([for provider in related("aws_iam_openid_connect_provider") : strcontains(provider.url, "token.actions.githubusercontent.com")])
        : anytrue([for one in principal.identifiers : strcontains(one, "token.actions.githubusercontent.com")])
      )
    ]) && !anytrue([
      for condition in statement.conditions : anytrue([
        for claim in [":sub", ":job_workflow_ref", ":repository", ":repository_id", ":repository_owner_id"] : endswith(lower(condition.variable), claim)
      ]) && alltrue([for value in condition.values : !startswith(value, "*") && value != "repo:*" && !startswith(value, "repo:*/")])
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

  example "fails" "the provider is one of the same code" {
    resource "aws_iam_openid_connect_provider" "github" {
      url            = "https://token.actions.githubusercontent.com"
      client_id_list = ["sts.amazonaws.com"]
    }

    resource "aws_iam_role" "deploy" {
      name = "deploy"
      assume_role_policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { Federated = aws_iam_openid_connect_provider.github.arn }
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

  example "passes" "a service account of a cluster" {
    resource "aws_iam_openid_connect_provider" "cluster" {
      url            = "https://oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF"
      client_id_list = ["sts.amazonaws.com"]
    }

    resource "aws_iam_role" "deploy" {
      name = "deploy"
      assume_role_policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { Federated = aws_iam_openid_connect_provider.cluster.arn }
          Action    = "sts:AssumeRoleWithWebIdentity"
          Condition = {
            StringEquals = { "oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF:sub" = "system:serviceaccount:app:app" }
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
