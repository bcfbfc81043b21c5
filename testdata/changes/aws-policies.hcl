# Policies of AWS.

case "an application may suddenly do everything with buckets, everyone may be it, and it is an administrator" {
  before {
    resource "aws_iam_role" "app" {
      name = "app"
      assume_role_policy = jsonencode({ Statement = [{
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { AWS = "arn:aws:iam::111122223333:root" }
      }] })
    }
    resource "aws_iam_role_policy" "app" {
      name = "app"
      role = "app"
      policy = jsonencode({ Statement = [{
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:ListBucket"]
        Resource = ["arn:aws:s3:::tarnwick", "arn:aws:s3:::tarnwick/*"]
      }] })
    }
  }
  after {
    resource "aws_iam_role" "app" {
      name = "app"
      assume_role_policy = jsonencode({ Statement = [{
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { AWS = "*" }
      }] })
    }
    resource "aws_iam_role_policy" "app" {
      name = "app"
      role = "app"
      policy = jsonencode({ Statement = [{
        Effect   = "Allow"
        Action   = ["s3:*", "iam:PassRole"]
        Resource = "*"
      }] })
    }
    resource "aws_iam_role_policy_attachment" "admin" {
      role       = "app"
      policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
    }
  }
  grants = [
    "everyone may now do sts:AssumeRole on the role",
    "role app may now do iam:PassRole and s3:* on everything",
    "role app now has the policy AdministratorAccess [administrator]",
  ]
}

case "statements taken apart, in another order" {
  before {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = ["s3:Get*", "s3:PutObject"], Resource = ["a", "b"] },
      ] })
    }
  }
  after {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "s3:PutObject", Resource = "b" },
        { Effect = "Allow", Action = "s3:Get*", Resource = ["b", "a"] },
        { Effect = "Allow", Action = "s3:PutObject", Resource = "a" },
      ] })
    }
  }
}

case "an action within a pattern" {
  before {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "s3:*", Resource = "arn:aws:s3:::data/*" },
      ] })
    }
  }
  after {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = ["s3:GetObject", "S3:put*"], Resource = ["arn:aws:s3:::data/in/*", "arn:aws:s3:::data/x"] },
      ] })
    }
  }
}

case "everything on everything" {
  before {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "s3:*", Resource = "*" },
      ] })
    }
  }
  after {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "*", Resource = "*" },
      ] })
    }
  }
  grants = [
    "role app may now do everything on everything [administrator]",
  ]
}

case "more resources" {
  before {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::data/in/*" },
      ] })
    }
  }
  after {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::data/*" },
      ] })
    }
  }
  grants = [
    "role app may now do s3:GetObject on arn:aws:s3:::data/*",
  ]
}

case "a denial keeps it closed" {
  before {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "s3:GetObject", Resource = "*" },
      ] })
    }
  }
  after {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = ["s3:GetObject", "s3:DeleteBucket"], Resource = "*" },
        { Effect = "Deny", Action = "s3:Delete*", Resource = "*" },
      ] })
    }
  }
}

case "a denial goes" {
  before {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "s3:*", Resource = "*" },
        { Effect = "Deny", Action = ["s3:DeleteBucket"], Resource = "*" },
      ] })
    }
  }
  after {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "s3:*", Resource = "*" },
      ] })
    }
  }
  grants = [
    "role app is no longer denied s3:DeleteBucket on everything",
  ]
}

case "a denial is said in other words" {
  before {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "s3:*", Resource = "*" },
        { Effect = "Deny", Action = ["s3:DeleteBucket", "s3:DeleteObject"], Resource = "*" },
      ] })
    }
  }
  after {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "s3:*", Resource = "*" },
        { Effect = "Deny", Action = "s3:Delete*", Resource = "*" },
      ] })
    }
  }
}

case "a denial gets a condition" {
  before {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "s3:*", Resource = "*" },
        { Effect = "Deny", Action = "s3:DeleteBucket", Resource = "*" },
      ] })
    }
  }
  after {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "s3:*", Resource = "*" },
        { Effect = "Deny", Action = "s3:DeleteBucket", Resource = "*", Condition = { Bool = { "aws:MultiFactorAuthPresent" = "false" } } },
      ] })
    }
  }
  grants = [
    "role app is no longer denied s3:DeleteBucket on everything",
  ]
}

case "a condition goes" {
  before {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "s3:GetObject", Resource = "*", Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-1" } } },
      ] })
    }
  }
  after {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "s3:GetObject", Resource = "*" },
      ] })
    }
  }
  grants = [
    "role app may now do s3:GetObject on everything, without the condition it had",
  ]
}

case "a condition comes" {
  before {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "s3:GetObject", Resource = "*" },
      ] })
    }
  }
  after {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "s3:GetObject", Resource = "*", Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-1" } } },
      ] })
    }
  }
}

case "a condition for more networks" {
  before {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "s3:GetObject", Resource = "*", Condition = { IpAddress = { "aws:SourceIp" = ["10.0.0.0/8"] } } },
      ] })
    }
  }
  after {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "s3:GetObject", Resource = "*", Condition = { IpAddress = { "aws:SourceIp" = ["10.0.0.0/8", "198.51.100.0/24"] } } },
      ] })
    }
  }
  grants = [
    "role app may now do s3:GetObject on everything, under a condition",
  ]
}

case "a condition for fewer networks" {
  before {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "s3:GetObject", Resource = "*", Condition = { IpAddress = { "aws:SourceIp" = ["10.0.0.0/8"] } } },
      ] })
    }
  }
  after {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "s3:GetObject", Resource = "*", Condition = { IpAddress = { "aws:SourceIp" = ["10.1.0.0/16", "10.2.0.0/16"] } } },
      ] })
    }
  }
}

case "all actions but some" {
  before {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", NotAction = ["iam:*", "organizations:*"], Resource = "*" },
      ] })
    }
  }
  after {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", NotAction = "organizations:*", Resource = "*" },
      ] })
    }
  }
  grants = [
    "role app may now do everything but organizations:* on everything",
  ]
}

case "all actions but more" {
  before {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", NotAction = ["iam:*"], Resource = "*" },
      ] })
    }
  }
  after {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", NotAction = ["iam:*", "kms:*"], Resource = "*" },
      ] })
    }
  }
}

case "an action that was left out" {
  before {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", NotAction = ["iam:*"], Resource = "*" },
      ] })
    }
  }
  after {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", NotAction = ["iam:*"], Resource = "*" },
        { Effect = "Allow", Action = ["iam:PassRole", "s3:GetObject"], Resource = "*" },
      ] })
    }
  }
  grants = [
    "role app may now do iam:PassRole on everything",
  ]
}

case "all resources but one" {
  before {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "s3:*", NotResource = "arn:aws:s3:::secret/*" },
      ] })
    }
  }
  after {
    resource "aws_iam_role_policy" "it" {
      name = "it"
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "s3:*", Resource = ["arn:aws:s3:::data/*", "arn:aws:s3:::secret/a"] },
      ] })
    }
  }
  grants = [
    "role app may now do s3:* on arn:aws:s3:::secret/a",
  ]
}

case "a bucket for everyone" {
  before {
    resource "aws_s3_bucket_policy" "it" {
      bucket = "data"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Principal = { AWS = "111122223333" }, Action = "s3:GetObject", Resource = "arn:aws:s3:::data/*" },
      ] })
    }
  }
  after {
    resource "aws_s3_bucket_policy" "it" {
      bucket = "data"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "arn:aws:s3:::data/*" },
      ] })
    }
  }
  grants = [
    "everyone may now do s3:GetObject on arn:aws:s3:::data/*",
  ]
}

case "a bucket for another account" {
  before {
    resource "aws_s3_bucket_policy" "it" {
      bucket = "data"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Principal = { AWS = "111122223333" }, Action = "s3:GetObject", Resource = "arn:aws:s3:::data/*" },
      ] })
    }
  }
  after {
    resource "aws_s3_bucket_policy" "it" {
      bucket = "data"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Principal = { AWS = ["arn:aws:iam::111122223333:root", "arn:aws:iam::444455556666:role/reader"] }, Action = "s3:GetObject", Resource = "arn:aws:s3:::data/*" },
      ] })
    }
  }
  grants = [
    "arn:aws:iam::444455556666:role/reader may now do s3:GetObject on arn:aws:s3:::data/*",
  ]
}

case "a role within the account" {
  before {
    resource "aws_s3_bucket_policy" "it" {
      bucket = "data"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Principal = { AWS = "111122223333" }, Action = "s3:GetObject", Resource = "arn:aws:s3:::data/*" },
      ] })
    }
  }
  after {
    resource "aws_s3_bucket_policy" "it" {
      bucket = "data"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Principal = { AWS = ["arn:aws:iam::111122223333:role/reader"] }, Action = "s3:GetObject", Resource = "arn:aws:s3:::data/*" },
      ] })
    }
  }
}

case "everyone in an organisation" {
  after {
    resource "aws_s3_bucket_policy" "it" {
      bucket = "data"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "arn:aws:s3:::data/*", Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-1" } } },
      ] })
    }
  }
  grants = [
    "everyone may now do s3:GetObject on arn:aws:s3:::data/*, under a condition",
  ]
}

case "a service may write" {
  before {
    resource "aws_s3_bucket_policy" "it" {
      bucket = "data"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Principal = { AWS = "111122223333" }, Action = "s3:GetObject", Resource = "arn:aws:s3:::data/*" },
      ] })
    }
  }
  after {
    resource "aws_s3_bucket_policy" "it" {
      bucket = "data"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Principal = { AWS = "111122223333" }, Action = "s3:GetObject", Resource = "arn:aws:s3:::data/*" },
        { Effect = "Allow", Principal = { Service = "logging.s3.amazonaws.com" }, Action = "s3:PutObject", Resource = "arn:aws:s3:::data/*" },
      ] })
    }
  }
  grants = [
    "logging.s3.amazonaws.com may now do s3:PutObject on arn:aws:s3:::data/*",
  ]
}

case "a queue for everyone" {
  before {
    resource "aws_sqs_queue_policy" "it" {
      queue_url = "q"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Principal = { Service = "sns.amazonaws.com" }, Action = "sqs:SendMessage" },
      ] })
    }
  }
  after {
    resource "aws_sqs_queue_policy" "it" {
      queue_url = "q"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Principal = "*", Action = "sqs:*" },
      ] })
    }
  }
  grants = [
    "everyone may now do sqs:* on it",
  ]
}

case "a key for another account" {
  before {
    resource "aws_kms_key" "it" {
      description = "k"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Principal = { AWS = "arn:aws:iam::111122223333:root" }, Action = "kms:*", Resource = "*" },
      ] })
    }
  }
  after {
    resource "aws_kms_key" "it" {
      description = "k"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Principal = { AWS = ["arn:aws:iam::111122223333:root", "arn:aws:iam::444455556666:root"] }, Action = "kms:*", Resource = "*" },
      ] })
    }
  }
  grants = [
    "account 444455556666 may now do kms:* on it",
  ]
}

case "parts that are not known" {
  before {
    resource "aws_iam_role_policy" "it" {
      role   = "app"
      policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::data/*" }] })
    }
  }
  after {
    resource "aws_s3_bucket" "new" {
    }
    resource "aws_iam_role_policy" "it" {
      role = "app"
      policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "s3:GetObject", Resource = ["arn:aws:s3:::data/*", "${aws_s3_bucket.new.arn}/*"] },
        { Effect = "Allow", Action = "sqs:SendMessage", Resource = aws_s3_bucket.new.arn },
      ] })
    }
  }
  grants = [
    "role app may now do sqs:SendMessage on (known after apply)",
  ]
}

case "a policy of before that is not known" {
  before {
    variable "policy" {
      type = string
    }
    resource "aws_iam_role_policy" "it" {
      role   = "app"
      policy = var.policy
    }
  }
  after {
    resource "aws_iam_role_policy" "it" {
      role   = "app"
      policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
    }
  }
}

case "managed policies, and a function for everyone" {
  before {
    resource "aws_iam_role" "app" {
      name                = "app"
      assume_role_policy  = jsonencode({ Statement = [] })
      managed_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
    }
    resource "aws_lambda_permission" "hook" {
      function_name = "hook"
      action        = "lambda:InvokeFunction"
      principal     = "events.amazonaws.com"
      source_arn    = "arn:aws:events:eu-west-1:111122223333:rule/x"
    }
  }
  after {
    resource "aws_iam_role" "app" {
      name                = "app"
      assume_role_policy  = jsonencode({ Statement = [] })
      managed_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::111122223333:policy/own"]
    }
    resource "aws_lambda_permission" "hook" {
      function_name = "hook"
      action        = "lambda:InvokeFunction"
      principal     = "*"
    }
    resource "aws_iam_user" "ci" {
      name = "ci"
    }
    resource "aws_iam_user_policy_attachment" "ci" {
      user       = aws_iam_user.ci.name
      policy_arn = "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"
    }
  }
  grants = [
    "the role now has the policy arn:aws:iam::111122223333:policy/own",
    "user ci now has the policy ViewOnlyAccess",
    "everyone may now do lambda:InvokeFunction on hook",
  ]
}
