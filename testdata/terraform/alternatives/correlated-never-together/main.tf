variable "env" {
  type = string
}

resource "aws_s3_bucket" "site" {
  bucket = "harbour-site"
}

# The ACL is public only in development, where the bucket's guard is on: the two conditions exclude an exposed bucket.
resource "aws_s3_bucket_acl" "site" {
  bucket = aws_s3_bucket.site.id
  acl    = var.env == "dev" ? "public-read" : "private"
}

resource "aws_s3_bucket_public_access_block" "site" {
  bucket                  = aws_s3_bucket.site.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = var.env == "dev"
  restrict_public_buckets = true
}
