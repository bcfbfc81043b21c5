variable "region" {
  type = string
}

resource "aws_sqs_queue" "data" {
  name   = "data"
  region = var.region
}
