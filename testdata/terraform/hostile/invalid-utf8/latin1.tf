# Written in Latin-1, which Terraform does not read.

resource "aws_sqs_queue" "orders" {
  name = "bestellungen-für-münchen"
}
