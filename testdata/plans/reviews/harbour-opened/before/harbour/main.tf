variable "name" {
  type = string
}

variable "cidr" {
  type = string
}

variable "callers" {
  type = list(string)
}

resource "aws_vpc" "this" {
  cidr_block = var.cidr
}

resource "aws_security_group" "timetable" {
  name   = "timetable-${var.name}"
  vpc_id = aws_vpc.this.id

  dynamic "ingress" {
    for_each = [22, 5432]
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = var.callers
    }
  }
}
