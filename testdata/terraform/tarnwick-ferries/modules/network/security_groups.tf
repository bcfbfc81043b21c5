resource "aws_security_group" "bastion" {
  name        = "${var.name}-bastion"
  description = "Way in for the operators"
  vpc_id      = aws_vpc.this.id

  tags = { Name = "${var.name}-bastion" }
}

resource "aws_security_group_rule" "bastion_ssh" {
  type              = "ingress"
  description       = "SSH from the networks of the operators"
  security_group_id = aws_security_group.bastion.id
  protocol          = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_blocks       = var.operator_cidrs
}

resource "aws_security_group_rule" "bastion_out" {
  type              = "egress"
  description       = "Into the network only"
  security_group_id = aws_security_group.bastion.id
  protocol          = "tcp"
  from_port         = 0
  to_port           = 65535
  cidr_blocks       = [var.cidr]
}

resource "aws_security_group" "web" {
  name        = "${var.name}-web"
  description = "Visitors of the public load balancer"
  vpc_id      = aws_vpc.this.id

  dynamic "ingress" {
    for_each = var.web_ports

    content {
      description = ingress.value.description
      protocol    = "tcp"
      from_port   = ingress.value.port
      to_port     = ingress.value.port
      cidr_blocks = ingress.value.cidrs
    }
  }

  egress {
    description     = "To the services"
    protocol        = "tcp"
    from_port       = 8000
    to_port         = 8999
    security_groups = [aws_security_group.services.id]
  }

  tags = { Name = "${var.name}-web" }
}

resource "aws_security_group" "services" {
  name   = "${var.name}-services"
  vpc_id = aws_vpc.this.id

  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }

  tags = { Name = "${var.name}-services" }
}

resource "aws_vpc_security_group_ingress_rule" "services_from_bastion" {
  security_group_id            = aws_security_group.services.id
  description                  = "Debugging from the bastion"
  referenced_security_group_id = aws_security_group.bastion.id
  ip_protocol                  = "tcp"
  from_port                    = 8000
  to_port                      = 8999
}

resource "aws_vpc_security_group_ingress_rule" "partners" {
  for_each = { for partner in var.partners : partner.name => partner }

  security_group_id = aws_security_group.services.id
  description       = "Partner ${each.value.name}"
  cidr_ipv4         = each.value.cidr
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
}

resource "aws_network_acl" "private" {
  vpc_id     = aws_vpc.this.id
  subnet_ids = [for subnet in aws_subnet.private : subnet.id]

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    cidr_block = var.cidr
    from_port  = 0
    to_port    = 0
  }

  ingress {
    rule_no    = 200
    action     = "allow"
    protocol   = "tcp"
    cidr_block = "0.0.0.0/0"
    from_port  = 1024
    to_port    = 65535
  }

  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    cidr_block = "0.0.0.0/0"
    from_port  = 0
    to_port    = 0
  }
}
