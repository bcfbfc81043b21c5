variable "env" {
  type = string
}

resource "aws_s3_bucket" "site" {
  bucket = "harbour-site"
}

# Whatever the environment, one of the two makes the bucket public.
resource "aws_s3_bucket_acl" "site" {
  bucket = aws_s3_bucket.site.id
  acl    = var.env == "prod" ? "public-read" : (var.env != "prod" ? "public-read-write" : "private")
}
