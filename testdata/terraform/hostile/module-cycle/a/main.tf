module "b" {
  source = "../b"
}

resource "aws_sqs_queue" "a" {
  name                    = "a"
  sqs_managed_sse_enabled = false
}
