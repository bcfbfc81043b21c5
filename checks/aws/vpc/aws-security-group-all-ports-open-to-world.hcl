check "aws-security-group-all-ports-open-to-world" {
  title      = "Security group lets everyone reach every port"
  severity   = "critical"
  on         = ["aws_security_group", "aws_default_security_group"]
  for_each   = self.ingress
  fail       = net_ports_all(each.value.from_port, each.value.to_port, each.value.protocol) && (net_any_everyone(each.value.cidr_blocks) || net_any_everyone(each.value.ipv6_cidr_blocks))
  at         = each.value.cidr_blocks
  message    = "Every port (protocol \"${each.value.protocol}\") is open to ${join(", ", concat([for cidr in each.value.cidr_blocks : cidr if net_is_everyone(cidr)], [for cidr in each.value.ipv6_cidr_blocks : cidr if net_is_everyone(cidr)]))}"
  why        = "The group filters nothing: whatever listens on the machines behind it, now or after the next deployment, can be reached by the whole internet, administration and databases included."
  remedy     = "Write one rule for each port that has to be public (as a rule only 443), and take other sources from security groups or private networks."
  aliases    = ["AVD-AWS-0107", "AC_AWS_0231"]
  similar_to = ["CKV_AWS_277", "W2", "AwsSolutions-EC23", "EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE", "W42", "W27", "SECURITY_GROUP_INGRESS_ALL_PROTOCOLS_RULE", "SECURITY_GROUP_INGRESS_PORT_RANGE_RULE", "W9", "SECURITY_GROUP_INGRESS_CIDR_NON_32_RULE"]
  cwe        = [668]
  since      = "0.1"

  fix {
    unsafe = "The whole rule goes: who uses any port of it is locked out"
    remove = ["each"]
  }

  example "fails" "every protocol, inline" {
    resource "aws_security_group" "open" {
      name = "open"

      ingress {
        description = "everything"
        from_port   = 0
        to_port     = 0
        protocol    = "-1"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }

  example "fails" "every TCP port in an aws_security_group_rule" {
    resource "aws_security_group" "open" {
      name = "open"
    }

    resource "aws_security_group_rule" "open" {
      type              = "ingress"
      security_group_id = aws_security_group.open.id
      from_port         = 0
      to_port           = 65535
      protocol          = "tcp"
      cidr_blocks       = ["0.0.0.0/0"]
    }
  }

  example "fails" "aws_vpc_security_group_ingress_rule without ports" {
    resource "aws_security_group" "open" {
      name = "open"
    }

    resource "aws_vpc_security_group_ingress_rule" "open" {
      security_group_id = aws_security_group.open.id
      ip_protocol       = "-1"
      cidr_ipv6         = "::/0"
    }
  }

  example "passes" "everything, from the group itself" {
    resource "aws_security_group" "cluster" {
      name = "cluster"

      ingress {
        description = "between members"
        from_port   = 0
        to_port     = 0
        protocol    = "-1"
        self        = true
      }
    }
  }

  example "passes" "one port" {
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

  example "passes" "no rules" {
    resource "aws_security_group" "empty" {
      name = "empty"
    }
  }

  example "unknown" "protocol from a variable without a value" {
    variable "protocol" {
      type = string
    }

    resource "aws_security_group" "web" {
      name = "web"

      ingress {
        description = "service"
        from_port   = 443
        to_port     = 443
        protocol    = var.protocol
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }
}
