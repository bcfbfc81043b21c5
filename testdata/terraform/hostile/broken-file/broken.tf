# The brace of the first block and the bracket of the list are missing, so nothing of this file can be read.

resource "aws_sqs_queue" "orders" {
  name = "orders"

resource "aws_security_group" "open" {
  ingress {
    cidr_blocks = ["0.0.0.0/0"
  }
}
