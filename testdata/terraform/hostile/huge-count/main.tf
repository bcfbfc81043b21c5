# More instances than any limit allows. Each would have the same mistake.

resource "aws_s3_bucket" "many" {
  count = 100000000

  bucket = "many-${count.index}"
}

resource "aws_s3_bucket_acl" "many" {
  count = length(aws_s3_bucket.many)

  bucket = aws_s3_bucket.many[count.index].id
  acl    = "public-read"
}

resource "aws_sqs_queue" "squared" {
  for_each = { for pair in setproduct(range(1000), range(1000), range(1000)) : join("-", pair) => pair }

  name = each.key
}

resource "aws_ebs_volume" "negative" {
  count = -1

  availability_zone = "eu-west-1a"
  size              = 1
}
