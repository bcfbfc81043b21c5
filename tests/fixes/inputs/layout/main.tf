# Everything in this file stays but what is edited.
resource "aws_instance" "empty" {}

resource "aws_instance" "one_line" { ami = "a" }

resource "aws_instance" "inner_one_line" {
  metadata_options { http_tokens = "optional" } # why not
}

resource "aws_instance" "comments" {
  ami           = "a"        # the image
  instance_type = "t3.micro" # small

  # What follows is about the tags.
  tags = {
    Name = "x"
  }

  root_block_device {
    encrypted = true
  }

  lifecycle {
    ignore_changes = [ami]
  }
}

resource "aws_instance" "unaligned" {
  ami = "a"
  instance_type      =    "t3.micro"
  metadata_options {
    http_tokens="optional"
    http_put_response_hop_limit   = 1
  }
}

resource "aws_instance" "heredoc" {
  user_data = <<-EOT
    metadata_options {
      http_tokens = "optional"
    }
  EOT
}

resource "aws_db_instance" "short" {
  engine = "postgres"
  snapshot_identifier = "x" # goes
}

resource "aws_db_instance" "only" {

  snapshot_identifier = "x"

}

resource "aws_sns_topic" "many" {
  count    = 2
  provider = aws.west

  name = "a-${count.index}"
}

resource "aws_s3_bucket" "each" {
  for_each = toset(["a", "b"])
  bucket   = each.key
}
resource "aws_s3_bucket" "taken" {
  bucket = "c"
}
resource "aws_s3_bucket_versioning" "taken" {
  bucket = "elsewhere"
  versioning_configuration {
    status = "Enabled"
  }
}
resource "aws_s3_bucket" "suspended" {
  bucket = "d"
}
resource "aws_s3_bucket_versioning" "suspended" {
  bucket = aws_s3_bucket.suspended.id
  versioning_configuration { status = "Suspended" }
}
provider "aws" {
  alias = "west"
}