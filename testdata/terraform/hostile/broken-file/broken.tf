# The brace of the first block and the bracket of the list are missing, so these two cannot be read; the last one can.

resource "aws_sqs_queue" "orders" {
  name = "orders"

resource "aws_security_group" "open" {
  ingress {
    cidr_blocks = ["0.0.0.0/0"
  }
}

resource "aws_s3_bucket_acl" "after" {
  bucket = "hostile-after"
  acl    = "public-read"
}
