variable "admin_cidr" {
  type = string
}

resource "aws_security_group" "bastion" {
  name        = "bastion"
  description = "Administration"

  ingress {
    description = "SSH"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = [var.admin_cidr]
  }
}
