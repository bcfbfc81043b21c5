# A comment.
resource "aws_s3_bucket" "logs" {
  bucket = "logs" // after

  /* between */
  lifecycle_rule {
    enabled = true
  }
  lifecycle_rule {}
  one_line { a = 1 }
}

block bare "quoted \"label\"" {
}
empty {}
last = 1
