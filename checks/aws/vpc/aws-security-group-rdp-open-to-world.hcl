check "aws-security-group-rdp-open-to-world" {
  title      = "Security group lets everyone reach RDP"
  severity   = "high"
  on         = ["aws_security_group", "aws_default_security_group"]
  for_each   = self.ingress
  fail       = net_ports_include(each.value.from_port, each.value.to_port, each.value.protocol, 3389) && (net_any_everyone(each.value.cidr_blocks) || net_any_everyone(each.value.ipv6_cidr_blocks))
  at         = each.value.cidr_blocks
  message    = "Port 3389 (RDP) is open to ${join(", ", concat([for cidr in each.value.cidr_blocks : cidr if net_is_everyone(cidr)], [for cidr in each.value.ipv6_cidr_blocks : cidr if net_is_everyone(cidr)]))}"
  why        = "Remote Desktop on the internet is the most common first step of ransomware: passwords are guessed around the clock, and flaws of the protocol have given control without any password."
  remedy     = "Narrow the rule to the networks that administrators come from, or drop it and connect through Session Manager or Fleet Manager."
  aliases    = ["CKV_AWS_25", "AVD-AWS-0107", "AC_AWS_0230"]
  similar_to = ["W2", "AwsSolutions-EC23", "EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE", "RESTRICTED_COMMON_PORTS", "W9", "SECURITY_GROUP_INGRESS_CIDR_NON_32_RULE"]
  cwe        = [668]
  since      = "0.1"

  fix {
    unsafe = "The whole rule goes: who uses any port of it is locked out"
    remove = ["each"]
  }

  example "fails" "inline rule" {
    resource "aws_security_group" "windows" {
      name = "windows"

      ingress {
        description = "RDP"
        from_port   = 3389
        to_port     = 3389
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }

  example "fails" "aws_security_group_rule" {
    resource "aws_security_group" "windows" {
      name = "windows"
    }

    resource "aws_security_group_rule" "rdp" {
      type              = "ingress"
      security_group_id = aws_security_group.windows.id
      from_port         = 3389
      to_port           = 3389
      protocol          = "tcp"
      cidr_blocks       = ["0.0.0.0/0"]
    }
  }

  example "fails" "aws_vpc_security_group_ingress_rule over IPv6" {
    resource "aws_security_group" "windows" {
      name = "windows"
    }

    resource "aws_vpc_security_group_ingress_rule" "rdp" {
      security_group_id = aws_security_group.windows.id
      ip_protocol       = "tcp"
      from_port         = 3389
      to_port           = 3389
      cidr_ipv6         = "::/0"
    }
  }

  example "passes" "a private network" {
    resource "aws_security_group" "windows" {
      name = "windows"

      ingress {
        description = "RDP from the office"
        from_port   = 3389
        to_port     = 3389
        protocol    = "tcp"
        cidr_blocks = ["10.20.0.0/16"]
      }
    }
  }

  example "passes" "no rules" {
    resource "aws_security_group" "empty" {
      name = "empty"
    }
  }

  example "unknown" "port from a variable without a value" {
    variable "port" {
      type = number
    }

    resource "aws_security_group" "windows" {
      name = "windows"

      ingress {
        description = "service"
        from_port   = var.port
        to_port     = var.port
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }
}
