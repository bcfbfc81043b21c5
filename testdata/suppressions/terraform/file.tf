# bartizan:ignore-file aws-s3-bucket-logging-disabled all of this is for tests

resource "aws_s3_bucket" "file" {
  bucket = "tarnwick-file"
}
