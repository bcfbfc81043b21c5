check "aws-iam-policy-permissions-management" {
  title    = "IAM policy allows giving out permissions on everything"
  severity = "medium"
  on       = ["facet.identity_policy"]
  when     = self.grants
  for_each = [for statement in iam_statements(self.policy) : { everywhere = contains(statement.resources, "*"), actions = !contains(statement.resources, "*") ? [] : iam_actions_among([for action in statement.actions : action if action != "*" && action != "*:*"], [
    "iam:AddUserToGroup", "iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:AttachUserPolicy", "iam:CreateAccessKey", "iam:CreateLoginProfile",
    "iam:CreatePolicy", "iam:CreatePolicyVersion", "iam:CreateRole", "iam:CreateUser", "iam:DeleteRolePolicy", "iam:DetachRolePolicy",
    "iam:PutGroupPolicy", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy", "iam:PutUserPolicy", "iam:SetDefaultPolicyVersion",
    "iam:UpdateAssumeRolePolicy", "iam:UpdateLoginProfile", "kms:CreateGrant", "kms:PutKeyPolicy", "s3:PutAccessPointPolicy",
    "s3:PutAccountPublicAccessBlock", "s3:PutBucketAcl", "s3:PutBucketPolicy", "s3:PutBucketPublicAccessBlock", "s3:DeleteBucketPolicy",
    "s3:PutObjectAcl", "lambda:AddPermission", "lambda:RemovePermission", "sns:AddPermission", "sqs:AddPermission", "ecr:SetRepositoryPolicy",
    "ecr:DeleteRepositoryPolicy", "secretsmanager:PutResourcePolicy", "secretsmanager:DeleteResourcePolicy", "ec2:ModifySnapshotAttribute",
    "ec2:CreateNetworkInterfacePermission", "ec2:ModifyVpcEndpointServicePermissions", "glacier:SetVaultAccessPolicy",
    "elasticfilesystem:PutFileSystemPolicy", "es:UpdateElasticsearchDomainConfig", "backup:PutBackupVaultAccessPolicy",
    "codeartifact:PutDomainPermissionsPolicy", "glue:PutResourcePolicy", "logs:PutResourcePolicy", "events:PutPermission",
    "organizations:AttachPolicy", "rds:ModifyDBSnapshotAttribute", "ram:CreateResourceShare", "ssm:ModifyDocumentPermission",
  ]) } if statement.effect == "Allow" && length(statement.conditions) == 0]
  fail       = length(each.value.actions) > 0 && each.value.everywhere
  at         = self.policy
  message    = "Allowed on the resource \"*\" without a condition: ${join(", ", each.value.actions)}"
  why        = "Who holds this policy can open other resources to strangers or give themselves and others more rights than they were meant to have."
  remedy     = "Name the ARNs that the actions are needed on, or narrow the statement by a condition, and keep the management of permissions in a role of its own."
  aliases    = ["CKV_AWS_289", "CKV_AWS_109", "CKV_AWS_355", "CKV_AWS_356"]
  similar_to = ["W11", "W12", "W13", "AwsSolutions-IAM5", "IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE"]
  cwe        = [250]
  since      = "0.1"

  example "fails" "bucket policies" {
    resource "aws_iam_policy" "app" {
      name = "app"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = ["s3:PutBucketPolicy", "s3:GetObject"]
          Resource = "*"
        }]
      })
    }
  }

  example "fails" "by a wildcard, from a policy document" {
    data "aws_iam_policy_document" "app" {
      statement {
        actions   = ["kms:*"]
        resources = ["*"]
      }
    }

    resource "aws_iam_role_policy" "app" {
      role   = "app"
      policy = data.aws_iam_policy_document.app.json
    }
  }

  example "passes" "one bucket" {
    resource "aws_iam_policy" "app" {
      name = "app"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = "s3:PutBucketPolicy"
          Resource = "arn:aws:s3:::example-data"
        }]
      })
    }
  }

  example "passes" "nothing of the kind" {
    resource "aws_iam_policy" "app" {
      name = "app"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = ["s3:ListAllMyBuckets", "ec2:DescribeInstances"]
          Resource = "*"
        }]
      })
    }
  }

  example "passes" "under a condition" {
    resource "aws_iam_policy" "app" {
      name = "app"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Action    = "kms:CreateGrant"
          Resource  = "*"
          Condition = { Bool = { "kms:GrantIsForAWSResource" = "true" } }
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
