facet "managed_policy" {
  about = "A managed policy that a user, a group or a role has, and that is not written in the same code."

  field "arn" {
    type  = string
    about = "Its ARN; null where it is of the same code."
  }

  from "aws_iam_role_policy_attachment" {
    called = "Policy that is attached to an IAM role"
    arn    = length(related("aws_iam_policy")) > 0 ? null : self.policy_arn
  }

  from "aws_iam_user_policy_attachment" {
    called = "Policy that is attached to an IAM user"
    arn    = length(related("aws_iam_policy")) > 0 ? null : self.policy_arn
  }

  from "aws_iam_group_policy_attachment" {
    called = "Policy that is attached to an IAM group"
    arn    = length(related("aws_iam_policy")) > 0 ? null : self.policy_arn
  }

  from "aws_iam_policy_attachment" {
    called = "Policy that is attached to IAM identities"
    arn    = length(related("aws_iam_policy")) > 0 ? null : self.policy_arn
  }

  from "aws_iam_role" {
    called   = "Policy of an IAM role"
    for_each = self.managed_policy_arns
    arn      = length(related("aws_iam_policy")) + length(referrers("aws_iam_role_policy_attachment")) > 0 ? null : each.value
    why      = { arn = "A state lists there what attachments say, too: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role" }
  }
}
