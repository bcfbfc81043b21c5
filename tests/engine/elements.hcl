check "ssh-open" {
  title    = "SSH is open"
  severity = "high"
  on       = ["aws_security_group"]
  for_each = self.ingress
  fail     = ssh && net_any_everyone(each.value.cidr_blocks)
  at       = each.value.cidr_blocks
  message  = "Port ${each.value.from_port} is open to ${join(", ", open)}"

  let {
    open = [for cidr in each.value.cidr_blocks : cidr if net_is_everyone(cidr)]
    ssh  = net_ports_include(each.value.from_port, each.value.to_port, each.value.protocol, 22)
  }
  why      = "x"
  remedy   = "x"
}

check "rule-description" {
  title    = "Rule without description"
  severity = "low"
  on       = ["aws_security_group"]
  for_each = [for rule in self.ingress : { rule = rule }]
  fail     = each.value.rule.description == null
  at       = each.value.rule.description
  message  = "Rule has no description"
  why      = "x"
  remedy   = "x"
}

# main.tf
variable "cidr" {
  type = string
}

variable "rules" {
  type = list(object({ cidr = string }))
}

variable "on" {
  type = bool
}

locals {
  anywhere = ["0.0.0.0/0"]
}

resource "aws_security_group" "two" {
  ingress {
    description = "one"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }

  ingress {
    from_port   = 0
    to_port     = 100
    protocol    = "tcp"
    cidr_blocks = local.anywhere
  }
}

resource "aws_security_group" "from_variable" {
  ingress {
    description = "x"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = [var.cidr]
  }
}

resource "aws_security_group" "dynamic" {
  dynamic "ingress" {
    for_each = var.rules
    content {
      description = "x"
      from_port   = 22
      to_port     = 22
      protocol    = "tcp"
      cidr_blocks = [ingress.value.cidr]
    }
  }
}

resource "aws_security_group" "conditional" {
  dynamic "ingress" {
    for_each = var.on ? [1] : []
    content {
      description = "x"
      from_port   = 22
      to_port     = 22
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}

resource "aws_security_group" "companion" {}

resource "aws_security_group_rule" "ssh" {
  security_group_id = aws_security_group.companion.id
  type              = "ingress"
  from_port         = 22
  to_port           = 22
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/0"]
}
