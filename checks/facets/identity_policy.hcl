facet "identity_policy" {
  about = "A policy that says what a user, a group or a role may do."

  field "policy" {
    type  = any
    about = "The document."
  }

  field "grants" {
    type  = bool
    about = "It gives permissions. One that only bounds what others give does not."
  }

  from "aws_iam_policy" {
    called = "IAM policy"
    let {
      attached = length(referrers("aws_iam_role_policy_attachment")) + length(referrers("aws_iam_policy_attachment")) + length(referrers("aws_iam_user_policy_attachment")) + length(referrers("aws_iam_group_policy_attachment")) > 0
      bounds   = length(referrers("aws_iam_policy")) > 0 || anytrue([for role in referrers("aws_iam_role") : role.permissions_boundary != null && length(role.managed_policy_arns) == 0])
    }
    policy = self.policy
    grants = attached || !bounds
    why    = { grants = "A policy that nobody attaches, and that a role names as its permissions boundary or another policy as the boundary that it asks for, grants nothing: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html" }
  }

  from "aws_iam_role_policy" {
    called = "Policy of an IAM role"
    policy = self.policy
    grants = true
  }

  from "aws_iam_user_policy" {
    called = "Policy of an IAM user"
    policy = self.policy
    grants = true
  }

  from "aws_iam_group_policy" {
    called = "Policy of an IAM group"
    policy = self.policy
    grants = true
  }

  from "aws_iam_role" {
    called = "IAM role with policies of its own"
    policy = self.inline_policy[*].policy
    grants = length(self.inline_policy) > 0 && length(referrers("aws_iam_role_policy")) == 0
    why = {
      policy = "The documents of its blocks inline_policy."
      grants = "A state lists there what aws_iam_role_policy resources say, too: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role"
    }
  }
}
