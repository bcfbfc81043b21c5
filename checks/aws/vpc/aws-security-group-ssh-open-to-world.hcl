check "aws-security-group-ssh-open-to-world" {
  title      = "Security group lets everyone reach SSH"
  severity   = "high"
  on         = ["aws_security_group", "aws_default_security_group"]
  for_each   = self.ingress
  fail       = net_ports_include(each.value.from_port, each.value.to_port, each.value.protocol, 22) && (net_any_everyone(each.value.cidr_blocks) || net_any_everyone(each.value.ipv6_cidr_blocks))
  at         = each.value.cidr_blocks
  message    = "Port 22 (SSH) is open to ${join(", ", concat([for cidr in each.value.cidr_blocks : cidr if net_is_everyone(cidr)], [for cidr in each.value.ipv6_cidr_blocks : cidr if net_is_everyone(cidr)]))}"
  why        = "An SSH port that faces the internet is probed with stolen keys and guessed passwords within minutes, and is one flaw of the server away from giving a shell to strangers."
  remedy     = "Narrow the rule to the networks that administrators come from, or drop it and connect through Session Manager or EC2 Instance Connect Endpoint."
  aliases    = ["CKV_AWS_24", "AVD-AWS-0107", "RESTRICTED_SSH", "AC_AWS_0227"]
  similar_to = ["W2", "AwsSolutions-EC23", "EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE", "W9", "SECURITY_GROUP_INGRESS_CIDR_NON_32_RULE"]
  cwe        = [668]
  since      = "0.1"

  fix {
    unsafe = "The whole rule goes: who uses any port of it is locked out"
    remove = ["each"]
  }

  example "fails" "inline rule" {
    resource "aws_security_group" "bastion" {
      name = "bastion"

      ingress {
        description = "SSH"
        from_port   = 22
        to_port     = 22
        protocol    = "tcp"
        cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]
      }
    }
  }

  example "fails" "inside a range of ports, over IPv6, in an aws_security_group_rule" {
    resource "aws_security_group" "app" {
      name = "app"
    }

    resource "aws_security_group_rule" "app" {
      type              = "ingress"
      security_group_id = aws_security_group.app.id
      from_port         = 20
      to_port           = 1024
      protocol          = "tcp"
      ipv6_cidr_blocks  = ["::/0"]
    }
  }

  example "fails" "aws_vpc_security_group_ingress_rule" {
    resource "aws_security_group" "app" {
      name = "app"
    }

    resource "aws_vpc_security_group_ingress_rule" "ssh" {
      security_group_id = aws_security_group.app.id
      ip_protocol       = "tcp"
      from_port         = 22
      to_port           = 22
      cidr_ipv4         = "0.0.0.0/0"
    }
  }

  example "fails" "the group is not part of this code" {
    resource "aws_security_group_rule" "ssh" {
      type              = "ingress"
      security_group_id = "sg-0123456789abcdef0"
      from_port         = 22
      to_port           = 22
      protocol          = "tcp"
      cidr_blocks       = ["0.0.0.0/0"]
    }
  }

  example "passes" "a private network" {
    resource "aws_security_group" "bastion" {
      name = "bastion"

      ingress {
        description = "SSH from the office"
        from_port   = 22
        to_port     = 22
        protocol    = "tcp"
        cidr_blocks = ["198.51.100.0/24"]
      }
    }
  }

  example "passes" "only HTTPS is open" {
    resource "aws_security_group" "web" {
      name = "web"

      ingress {
        description = "HTTPS"
        from_port   = 443
        to_port     = 443
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }

  example "passes" "an egress rule" {
    resource "aws_security_group" "app" {
      name = "app"
    }

    resource "aws_security_group_rule" "ssh_out" {
      type              = "egress"
      security_group_id = aws_security_group.app.id
      from_port         = 22
      to_port           = 22
      protocol          = "tcp"
      cidr_blocks       = ["0.0.0.0/0"]
    }
  }

  example "passes" "no rules" {
    resource "aws_security_group" "empty" {
      name = "empty"
    }
  }

  example "unknown" "network from a variable without a value" {
    variable "admin_cidr" {
      type = string
    }

    resource "aws_security_group" "bastion" {
      name = "bastion"

      ingress {
        description = "SSH"
        from_port   = 22
        to_port     = 22
        protocol    = "tcp"
        cidr_blocks = [var.admin_cidr]
      }
    }
  }
}
