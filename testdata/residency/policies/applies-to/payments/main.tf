# No object store.
resource "aws_sqs_queue" "orders" {
  name   = "orders"
  region = "eu-central-1"
  tags   = { dataclassification = "public" }
}

resource "aws_s3_bucket" "orders" {
  bucket = "orders"
  region = "eu-central-1"
  tags   = { dataclassification = "public" }
}
