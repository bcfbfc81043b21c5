resource "aws_sqs_queue" "orders" {
  name   = "orders"
  region = "eu-central-1"
  tags   = { dataclassification = "public" }
}

# No queue.
resource "aws_s3_bucket" "orders" {
  bucket = "orders"
  region = "eu-central-1"
  tags   = { dataclassification = "public" }
}
