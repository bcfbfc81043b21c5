// kics-scan ignore

resource "aws_s3_bucket" "ignored" {
  bucket = "tarnwick-ignored"
}
