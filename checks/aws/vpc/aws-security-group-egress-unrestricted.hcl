check "aws-security-group-egress-unrestricted" {
  title      = "Security group lets everything out to everywhere"
  severity   = "low"
  on         = ["aws_security_group", "aws_default_security_group"]
  for_each   = self.egress
  fail       = net_ports_all(each.value.from_port, each.value.to_port, each.value.protocol) && (net_any_everyone(each.value.cidr_blocks) || net_any_everyone(each.value.ipv6_cidr_blocks))
  at         = each.value.cidr_blocks
  message    = "Every port (protocol \"${each.value.protocol}\") is open outwards to ${join(", ", concat([for cidr in each.value.cidr_blocks : cidr if net_is_everyone(cidr)], [for cidr in each.value.ipv6_cidr_blocks : cidr if net_is_everyone(cidr)]))}"
  why        = "A compromised machine that may talk to anything can fetch tools, call home and carry data out. Egress rules are what keeps an intrusion small."
  remedy     = "Write egress rules for what the workload needs: 443 to the networks or prefix lists it uses, the database's security group, VPC endpoints for the services of AWS."
  aliases    = ["CKV_AWS_382", "W5", "EC2_SECURITY_GROUP_EGRESS_OPEN_TO_WORLD_RULE"]
  similar_to = ["AVD-AWS-0104", "W40", "F1000", "SECURITY_GROUP_EGRESS_ALL_PROTOCOLS_RULE", "SECURITY_GROUP_MISSING_EGRESS_RULE"]
  cwe        = [923]
  since      = "0.1"

  example "fails" "inline rule" {
    resource "aws_security_group" "app" {
      name = "app"

      egress {
        description = "everything"
        from_port   = 0
        to_port     = 0
        protocol    = "-1"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }

  example "fails" "aws_security_group_rule" {
    resource "aws_security_group" "app" {
      name = "app"
    }

    resource "aws_security_group_rule" "out" {
      type              = "egress"
      security_group_id = aws_security_group.app.id
      from_port         = 0
      to_port           = 0
      protocol          = "-1"
      cidr_blocks       = ["0.0.0.0/0"]
    }
  }

  example "fails" "aws_vpc_security_group_egress_rule" {
    resource "aws_security_group" "app" {
      name = "app"
    }

    resource "aws_vpc_security_group_egress_rule" "out" {
      security_group_id = aws_security_group.app.id
      ip_protocol       = "-1"
      cidr_ipv4         = "0.0.0.0/0"
    }
  }

  example "passes" "HTTPS only" {
    resource "aws_security_group" "app" {
      name = "app"

      egress {
        description = "HTTPS"
        from_port   = 443
        to_port     = 443
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }

  example "passes" "no egress rule: Terraform removes the one that AWS makes" {
    resource "aws_security_group" "empty" {
      name = "empty"
    }
  }

  example "unknown" "networks from a variable without a value" {
    variable "cidrs" {
      type = list(string)
    }

    resource "aws_security_group" "app" {
      name = "app"

      egress {
        description = "out"
        from_port   = 0
        to_port     = 0
        protocol    = "-1"
        cidr_blocks = var.cidrs
      }
    }
  }
}
