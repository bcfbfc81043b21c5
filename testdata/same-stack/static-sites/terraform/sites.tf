# A site from the time before: readable for everyone by ACL and by policy.
resource "aws_s3_bucket" "old_site" {
  bucket = "example-old-site"
}

resource "aws_s3_bucket_ownership_controls" "old_site" {
  bucket = aws_s3_bucket.old_site.id

  rule {
    object_ownership = "ObjectWriter"
  }
}

resource "aws_s3_bucket_public_access_block" "old_site" {
  bucket                  = aws_s3_bucket.old_site.id
  block_public_acls       = false
  block_public_policy     = false
  ignore_public_acls      = false
  restrict_public_buckets = false
}

resource "aws_s3_bucket_acl" "old_site" {
  bucket = aws_s3_bucket.old_site.id
  acl    = "public-read"
}

resource "aws_s3_bucket_policy" "old_site" {
  bucket = aws_s3_bucket.old_site.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["s3:GetObject", "s3:ListBucket"]
      Resource  = ["arn:aws:s3:::example-old-site", "arn:aws:s3:::example-old-site/*"]
    }]
  })
}

resource "aws_s3_bucket_website_configuration" "old_site" {
  bucket = aws_s3_bucket.old_site.id

  index_document {
    suffix = "index.html"
  }
}

# Where customers leave files: anybody may write.
resource "aws_s3_bucket" "dropbox" {
  bucket = "example-dropbox"
}

resource "aws_s3_bucket_ownership_controls" "dropbox" {
  bucket = aws_s3_bucket.dropbox.id

  rule {
    object_ownership = "BucketOwnerPreferred"
  }
}

resource "aws_s3_bucket_acl" "dropbox" {
  bucket = aws_s3_bucket.dropbox.id
  acl    = "public-read-write"
}

# The name of a host, a key of AWS, and uploads that never end.
resource "aws_s3_bucket" "assets" {
  bucket = "assets.example.com"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "assets" {
  bucket = aws_s3_bucket.assets.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
  }
}

resource "aws_s3_bucket_versioning" "assets" {
  bucket = aws_s3_bucket.assets.id

  versioning_configuration {
    status = "Suspended"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "assets" {
  bucket = aws_s3_bucket.assets.id

  rule {
    id     = "expire"
    status = "Enabled"

    filter {
      prefix = "tmp/"
    }

    expiration {
      days = 30
    }
  }
}

resource "aws_s3_bucket_public_access_block" "assets" {
  bucket                  = aws_s3_bucket.assets.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = false
}

# A bucket about which nothing is said.
resource "aws_s3_bucket" "scratch" {
}

resource "aws_s3_access_point" "partners" {
  bucket = aws_s3_bucket.content.id
  name   = "partners"

  public_access_block_configuration {
    block_public_acls       = true
    block_public_policy     = false
    ignore_public_acls      = true
    restrict_public_buckets = false
  }
}

resource "aws_s3_access_point" "editors" {
  bucket = aws_s3_bucket.content.id
  name   = "editors"

  public_access_block_configuration {
    block_public_acls       = true
    block_public_policy     = true
    ignore_public_acls      = true
    restrict_public_buckets = true
  }
}
