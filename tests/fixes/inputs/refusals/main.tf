# The finding is about the resource, and which of the blocks is meant nobody says.
resource "aws_security_group" "several" {
  ingress {
    from_port = 22
  }

  ingress {
    from_port = 23
  }
}

resource "aws_security_group" "one" {
  ingress {
    from_port = 22
  }
}

resource "aws_security_group" "made" {
  dynamic "ingress" {
    for_each = var.none
    content {
      from_port = ingress.value
    }
  }
}

variable "none" {
  default = []
}

# An element of a dynamic block cannot go alone.
resource "aws_security_group" "elements" {
  dynamic "ingress" {
    for_each = ["0.0.0.0/0", "10.0.0.0/8"]
    content {
      from_port   = 443
      cidr_blocks = [ingress.value]
    }
  }
}

# Neither count makes instances.
resource "aws_sns_topic" "negative" {
  count = -1
}

# The key is needed by the topics, so its instances are not theirs.
resource "aws_sns_topic" "keyed" {
  for_each = toset(["a", "b"])
  name     = each.key
}

# There is such a resource, under a condition.
resource "aws_s3_bucket" "conditional" {
  bucket = "a"
}

resource "aws_s3_bucket_versioning" "conditional" {
  count  = 0
  bucket = aws_s3_bucket.conditional.id

  versioning_configuration {
    status = "Enabled"
  }
}

# A block that must hold more than the fix knows.
resource "aws_s3_bucket" "replicated" {
  bucket = "b"
  acl    = "public-read"
}

# Blocks that follow each other go, and what stood behind them is set.
resource "aws_instance" "adjacent" {
  ami = "a"

  ebs_block_device {
    device_name = "x"
  }

  ebs_block_device {
    device_name = "y"
  }

}
