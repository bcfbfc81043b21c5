# Resources that need themselves or each other, and a count and a for_each that need their own instances.

resource "aws_security_group" "left" {
  name   = "left"
  vpc_id = aws_security_group.right.vpc_id
}

resource "aws_security_group" "right" {
  name   = "right"
  vpc_id = aws_security_group.left.vpc_id
}

resource "aws_sqs_queue" "itself" {
  name = aws_sqs_queue.itself.name
}

resource "aws_sqs_queue" "counted" {
  count = length(aws_sqs_queue.counted)

  name = "counted-${count.index}"
}

resource "aws_sqs_queue" "keyed" {
  for_each = aws_sqs_queue.keyed

  name = each.key
}

resource "aws_sqs_queue" "out_of_place" {
  name = "${each.key}-${count.index}-${self.name}"
}

data "aws_iam_policy_document" "itself" {
  source_policy_documents = [data.aws_iam_policy_document.itself.json]
}

provider "aws" {
  region = aws_sqs_queue.itself.region
}
