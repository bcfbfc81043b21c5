data "aws_iam_policy_document" "order" {
  statement {
    sid       = "Read"
    actions   = ["s3:GetObject", "s3:ListBucket", "s3:GetObject"]
    resources = ["arn:aws:s3:::b/&{aws:username}/*"]

    condition {
      test     = "StringLike"
      variable = "s3:prefix"
      values   = ["home/&{aws:username}", "", "a<b"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = [true]
    }
  }
  statement {
    effect      = "Deny"
    not_actions = ["iam:*"]
    not_principals {
      type        = "AWS"
      identifiers = ["222222222222", "111111111111"]
    }
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
    not_resources = ["*"]
  }
}

output "keys_stand_in_order_and_sets_are_sorted_backwards" {
  value = "${data.aws_iam_policy_document.order.json}\n" == <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "Read",
          "Effect": "Allow",
          "Action": [
            "s3:ListBucket",
            "s3:GetObject"
          ],
          "Resource": "arn:aws:s3:::b/$${aws:username}/*",
          "Condition": {
            "Bool": {
              "aws:SecureTransport": "true"
            },
            "StringLike": {
              "s3:prefix": [
                "home/$${aws:username}",
                "",
                "a${"\\"}u003cb"
              ]
            }
          }
        },
        {
          "Effect": "Deny",
          "NotAction": "iam:*",
          "NotResource": "*",
          "Principal": {
            "Service": "ec2.amazonaws.com"
          },
          "NotPrincipal": {
            "AWS": [
              "222222222222",
              "111111111111"
            ]
          }
        }
      ]
    }
  EOT
}

data "aws_iam_policy_document" "everyone" {
  version   = "2008-10-17"
  policy_id = "p"
  statement {
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
  statement {
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

output "only_the_type_star_becomes_a_star" {
  value = data.aws_iam_policy_document.everyone.minified_json == "{\"Version\":\"2008-10-17\",\"Id\":\"p\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\"},{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"}}]}"
}

data "aws_iam_policy_document" "empty" {}

output "nothing_but_a_version" {
  value = data.aws_iam_policy_document.empty.json == "{\n  \"Version\": \"2012-10-17\"\n}"
}

output "the_id_is_a_checksum" {
  # The CRC-32 of the text, as the decimal number that Go's hash/crc32 gives.
  value = data.aws_iam_policy_document.empty.id == "1132004489"
}

data "aws_iam_policy_document" "same_keys" {
  statement {
    actions   = ["a:b"]
    resources = []
    principals {
      type        = "AWS"
      identifiers = ["1"]
    }
    principals {
      type        = "AWS"
      identifiers = ["3", "2"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:a"
      values   = ["x"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:a"
      values   = ["y", "z"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:b"
      values   = []
    }
  }
}

output "blocks_of_one_key_are_joined" {
  value = alltrue([
    toset(jsondecode(data.aws_iam_policy_document.same_keys.json).Statement[0].Principal.AWS) == toset(["1", "2", "3"]),
    toset(jsondecode(data.aws_iam_policy_document.same_keys.json).Statement[0].Condition.StringEquals["aws:a"]) == toset(["x", "y", "z"]),
    jsondecode(data.aws_iam_policy_document.same_keys.json).Statement[0].Condition.StringEquals["aws:b"] == [],
    !can(jsondecode(data.aws_iam_policy_document.same_keys.json).Statement[0].Resource),
  ])
}

data "aws_iam_policy_document" "source" {
  version = "2008-10-17"
  statement {
    sid     = "One"
    actions = ["a:one"]
  }
  statement {
    actions = ["a:none"]
  }
}

data "aws_iam_policy_document" "merged" {
  source_policy_documents = [
    data.aws_iam_policy_document.source.json,
    jsonencode({
      statement = [
        { sid = "Given", effect = "Deny", action = ["x:y"], resource = "*", unknown = 1,
          principal = { AWS = ["1", "2"], Service = ["s"] },
          condition = { Bool = { "aws:x" = true }, NumericEquals = { "aws:n" = 1 }, StringEquals = { "aws:y" = ["only"] } } },
        { Principal = "anybody", Sid = "", Action = [] },
        { Sid = "Last", Principal = { "*" = ["*"] } },
      ]
    }),
    "",
  ]
  statement {
    sid     = "One"
    actions = ["b:one"]
  }
  override_policy_documents = [
    jsonencode({ Version = "2012-10-17", Id = "over", Statement = [{ Sid = "Given", Effect = "Allow" }, { Sid = "New", Effect = "Deny" }] }),
  ]
}

output "documents_are_merged_by_sid" {
  value = data.aws_iam_policy_document.merged.minified_json == join("", [
    "{\"Version\":\"2012-10-17\",\"Id\":\"over\",\"Statement\":[",
    "{\"Sid\":\"One\",\"Effect\":\"Allow\",\"Action\":\"b:one\"},",
    "{\"Effect\":\"Allow\",\"Action\":\"a:none\"},",
    "{\"Sid\":\"Given\",\"Effect\":\"Allow\"},",
    "{\"Action\":[],\"Principal\":\"*\"},",
    "{\"Sid\":\"Last\",\"Principal\":\"*\"},",
    "{\"Sid\":\"New\",\"Effect\":\"Deny\"}]}",
  ])
}

data "aws_iam_policy_document" "given" {
  source_policy_documents = [jsonencode({
    Statement = [{ Effect = "Deny", Action = ["x:y"], Principal = { Service = ["s"], AWS = ["1", "2"] },
      Condition = { Bool = { "aws:x" = true }, NumericEquals = { "aws:n" = 1 }, StringEquals = { "aws:y" = ["only"] } } }]
  })]
}

output "given_documents_are_normalised" {
  value = data.aws_iam_policy_document.given.minified_json == join("", [
    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":[\"x:y\"],",
    "\"Principal\":{\"AWS\":[\"2\",\"1\"],\"Service\":[\"s\"]},",
    "\"Condition\":{\"Bool\":{\"aws:x\":\"true\"},\"StringEquals\":{\"aws:y\":\"only\"}}}]}",
  ])
}

data "aws_iam_policy_document" "twice" {
  statement {
    sid = "Same"
  }
  statement {
    sid = "Same"
  }
}

output "unknown_with_one_sid_twice" {
  value = data.aws_iam_policy_document.twice.json
}

resource "aws_s3_bucket" "made" {
  bucket = "made"
}

data "aws_iam_policy_document" "of_resource" {
  statement {
    actions   = ["s3:*"]
    resources = ["arn:aws:s3:::${aws_s3_bucket.made.bucket}"]
  }
}

# Terraform reads it while applying, although every argument is known.
output "unknown_since_a_resource_is_still_to_be_made" {
  value = data.aws_iam_policy_document.of_resource.json
}

data "aws_iam_policy_document" "depends" {
  depends_on = [aws_s3_bucket.made]
}

output "unknown_by_depends_on" {
  value = data.aws_iam_policy_document.depends.json
}
