module "a" {
  source = "../a"
}

resource "aws_sqs_queue" "b" {
  name                    = "b"
  sqs_managed_sse_enabled = false
}
