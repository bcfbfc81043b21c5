check "aws-s3-bucket-acl-public" {
  title      = "S3 bucket ACL gives access to everyone"
  severity   = "high"
  on         = ["aws_s3_bucket"]
  fail       = acl_is_public(self.acl) && !self.public_access_block.ignore_public_acls
  at         = self.acl
  message    = "ACL \"${self.acl}\" lets ${self.acl == "authenticated-read" ? "anyone with an AWS account read" : self.acl == "public-read-write" ? "anyone read and write" : "anyone read"} this bucket"
  why        = "A public ACL works without credentials: whoever learns or guesses the bucket's name can list it and fetch its objects, and with \"public-read-write\" can also plant or overwrite them. Leaks of whole customer databases have begun this way."
  remedy     = "Set the ACL to \"private\", or leave ACLs out altogether, and grant access with a bucket policy that names its principals. For a public site, put CloudFront with an origin access control before a private bucket."
  aliases    = ["CKV_AWS_20", "AVD-AWS-0092", "W31", "S3_BUCKET_PUBLIC_READ_ACL"]
  similar_to = ["F14", "AC_AWS_0210", "AC_AWS_0211"]
  cwe        = [732]
  since      = "0.1"

  fix {
    on     = ["aws_s3_bucket_acl", "aws_s3_bucket"]
    unsafe = "Whoever reads or writes as the public is locked out"
    set    = { acl = "private" }
  }

  example "fails" "public-read in the companion resource" {
    resource "aws_s3_bucket" "site" {
      bucket = "example-site"
    }

    resource "aws_s3_bucket_acl" "site" {
      bucket = aws_s3_bucket.site.id
      acl    = "public-read"
    }
  }

  example "fails" "public-read-write written inline" {
    resource "aws_s3_bucket" "drop" {
      bucket = "example-drop"
      acl    = "public-read-write"
    }
  }

  example "passes" "private" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_acl" "data" {
      bucket = aws_s3_bucket.data.id
      acl    = "private"
    }
  }

  example "passes" "no ACL written" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }
  }

  example "passes" "public access block ignores public ACLs" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
      acl    = "public-read"
    }

    resource "aws_s3_bucket_public_access_block" "data" {
      bucket             = aws_s3_bucket.data.id
      ignore_public_acls = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "acl" {
      type = string
    }

    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
      acl    = var.acl
    }
  }
}
