check "aws-iam-policy-unrestricted-writes" {
  title    = "IAM policy allows changes to every resource"
  severity = "medium"
  on       = ["facet.identity_policy"]
  when     = self.grants
  for_each = [for statement in iam_statements(self.policy) : { everywhere = contains(statement.resources, "*"), actions = !contains(statement.resources, "*") ? [] : iam_actions_besides([for action in statement.actions : action if action != "*" && action != "*:*"], [
    "*:Get*", "*:List*", "*:Describe*", "*:BatchGet*", "*:Head*", "*:Read*", "*:View*", "*:Lookup*", "*:Search*", "*:Query*", "*:Scan*", "*:Select*", "*:Check*", "*:Simulate*", "*:Validate*", "*:Preview*", "*:Estimate*", "*:Filter*", "*:StartQuery", "*:StopQuery",
    "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents", "logs:CreateLogDelivery", "logs:UpdateLogDelivery", "logs:DeleteLogDelivery", "xray:Put*", "cloudwatch:PutMetricData", "ec2messages:*", "ssmmessages:*", "ssm:UpdateInstanceInformation", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses",
    "iam:PassRole",
    "iam:AddUserToGroup", "iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:AttachUserPolicy", "iam:CreateAccessKey",
    "iam:CreateLoginProfile", "iam:CreatePolicy", "iam:CreatePolicyVersion", "iam:CreateRole", "iam:CreateUser", "iam:DeleteRolePolicy",
    "iam:DetachRolePolicy", "iam:PutGroupPolicy", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy", "iam:PutUserPolicy",
    "iam:SetDefaultPolicyVersion", "iam:UpdateAssumeRolePolicy", "iam:UpdateLoginProfile", "kms:CreateGrant", "kms:PutKeyPolicy",
    "s3:PutAccessPointPolicy", "s3:PutAccountPublicAccessBlock", "s3:PutBucketAcl", "s3:PutBucketPolicy", "s3:PutBucketPublicAccessBlock",
    "s3:DeleteBucketPolicy", "s3:PutObjectAcl", "lambda:AddPermission", "lambda:RemovePermission", "sns:AddPermission", "sqs:AddPermission",
    "ecr:SetRepositoryPolicy", "ecr:DeleteRepositoryPolicy", "secretsmanager:PutResourcePolicy", "secretsmanager:DeleteResourcePolicy",
    "ec2:ModifySnapshotAttribute", "ec2:CreateNetworkInterfacePermission", "ec2:ModifyVpcEndpointServicePermissions",
    "glacier:SetVaultAccessPolicy", "elasticfilesystem:PutFileSystemPolicy", "es:UpdateElasticsearchDomainConfig",
    "backup:PutBackupVaultAccessPolicy", "codeartifact:PutDomainPermissionsPolicy", "glue:PutResourcePolicy", "logs:PutResourcePolicy",
    "events:PutPermission", "organizations:AttachPolicy", "rds:ModifyDBSnapshotAttribute", "ram:CreateResourceShare",
    "ssm:ModifyDocumentPermission",
  ]) } if statement.effect == "Allow" && length(statement.conditions) == 0]
  fail       = length(each.value.actions) > 0 && each.value.everywhere
  at         = self.policy
  message    = "Allowed on the resource \"*\" without a condition: ${join(", ", each.value.actions)}"
  why        = "Who takes over a machine or function with this policy can change or delete things of every other system in the account, not only of its own."
  remedy     = "Name the ARNs that the actions are needed on, or narrow the statement by a condition, such as on aws:ResourceTag. What has no resources of its own in IAM may stay on \"*\"."
  aliases    = ["CKV_AWS_290", "CKV_AWS_111", "CKV_AWS_355", "CKV_AWS_356", "AVD-AWS-0057"]
  similar_to = ["W11", "W12", "W13", "AwsSolutions-IAM5", "IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE"]
  cwe        = [266]
  since      = "0.1"

  example "fails" "writes to every bucket" {
    resource "aws_iam_policy" "worker" {
      name = "worker"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
          Resource = "*"
        }]
      })
    }
  }

  example "fails" "a whole service, from a policy document" {
    data "aws_iam_policy_document" "worker" {
      statement {
        actions   = ["dynamodb:*"]
        resources = ["*"]
      }
    }

    resource "aws_iam_role_policy" "worker" {
      role   = "worker"
      policy = data.aws_iam_policy_document.worker.json
    }
  }

  example "passes" "one bucket" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    data "aws_iam_policy_document" "worker" {
      statement {
        actions   = ["s3:GetObject", "s3:PutObject"]
        resources = [aws_s3_bucket.data.arn, "${aws_s3_bucket.data.arn}/*"]
      }
    }

    resource "aws_iam_policy" "worker" {
      name   = "worker"
      policy = data.aws_iam_policy_document.worker.json
    }
  }

  example "passes" "reading, and what every function may do" {
    resource "aws_iam_policy" "function" {
      name = "function"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [
          {
            Effect   = "Allow"
            Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
            Resource = "*"
          },
          {
            Effect   = "Allow"
            Action   = ["ec2:Describe*", "s3:ListAllMyBuckets"]
            Resource = "*"
          },
        ]
      })
    }
  }

  example "passes" "narrowed by a condition" {
    resource "aws_iam_policy" "operator" {
      name = "operator"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Action    = ["ec2:StartInstances", "ec2:StopInstances"]
          Resource  = "*"
          Condition = { StringEquals = { "aws:ResourceTag/team" = "payments" } }
        }]
      })
    }
  }

  example "unknown" "policy from a variable without a value" {
    variable "policy" {
      type = string
    }

    resource "aws_iam_policy" "worker" {
      name   = "worker"
      policy = var.policy
    }
  }
}
