check "policy-public" {
  title    = "Policy lets everyone in"
  severity = "high"
  on       = ["aws_s3_bucket"]
  when     = self.policy != null
  fail     = iam_grants_everyone(self.policy, "s3:GetObject")
  at       = self.policy
  message  = "Everyone may ${join(", ", [for action in ["s3:GetObject", "s3:PutObject"] : action if iam_grants_everyone(self.policy, action)])}"
  why      = "x"
  remedy   = "x"
}

check "policy-admin" {
  title    = "Policy allows everything"
  severity = "high"
  on       = ["aws_iam_policy"]
  for_each = [for s in iam_statements(self.policy) : s if s.effect == "Allow"]
  fail     = contains(each.value.actions, "*")
  at       = self.policy
  message  = "Statement ${each.key} allows all on ${join(", ", each.value.resources)}"
  why      = "x"
  remedy   = "x"
}

# main.tf
variable "public" {
  type = bool
}

variable "who" {
  type = string
}

variable "actions" {
  type = list(string)
}

resource "aws_s3_bucket" "inline" {
  policy = <<-EOT
    {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*"}]}
  EOT
}

resource "aws_s3_bucket" "chosen" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.public ? "*" : "arn:aws:iam::111122223333:root" }
      Action    = ["s3:GetObject"]
      Resource  = "*"
    }]
  })
}

resource "aws_s3_bucket" "unknown_principal" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.who }
      Action    = ["s3:GetObject"]
      Resource  = "*"
    }]
  })
}

resource "aws_s3_bucket" "account" {
  policy = <<-EOT
    {"Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::${var.who}:root"}, "Action": "s3:*", "Resource": "*"}]}
  EOT
}

data "aws_iam_policy_document" "public" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_s3_bucket" "document" {}

resource "aws_s3_bucket_policy" "document" {
  bucket = aws_s3_bucket.document.id
  policy = data.aws_iam_policy_document.public.json
}

resource "aws_iam_policy" "admin" {
  policy = jsonencode({
    Statement = [
      { Effect = "Deny", Action = "*", Resource = "*" },
      { Effect = "Allow", Action = "*", Resource = ["a", "b"] },
    ]
  })
}

resource "aws_iam_policy" "from_variable" {
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = var.actions, Resource = "*" }]
  })
}
