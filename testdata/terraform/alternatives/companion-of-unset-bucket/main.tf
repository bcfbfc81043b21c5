variable "bucket" {
  type = string
}

resource "aws_s3_bucket" "logs" {
  bucket = "harbour-logs"
}

resource "aws_s3_bucket" "site" {
  bucket = "harbour-site"
}

resource "aws_s3_bucket_acl" "site" {
  bucket = aws_s3_bucket.site.id
  acl    = "public-read"
}

# Any of the buckets, or another one: what it says of versioning is not known for each, all else is.
resource "aws_s3_bucket_versioning" "some" {
  bucket = var.bucket

  versioning_configuration {
    status = "Enabled"
  }
}
