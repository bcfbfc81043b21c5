check "aws-security-group-rule-without-description" {
  title    = "Security group rule has no description"
  severity = "info"
  on       = ["aws_security_group", "aws_default_security_group"]
  for_each = concat(self.ingress, self.egress)
  fail     = each.value.description == null || each.value.description == ""
  at       = each.value
  message  = "This rule does not say what it is for"
  why      = "Rules that nobody can explain are never removed. A description lets the next reader see in the console and in an incident who needs the opening."
  remedy   = "Set description to who connects and why, such as \"HTTPS from the load balancer\"."
  aliases  = ["CKV_AWS_23", "AVD-AWS-0124", "W36", "SECURITY_GROUP_DESCRIPTION_RULE"]
  since    = "0.1"

  example "fails" "inline rule" {
    resource "aws_security_group" "web" {
      name        = "web"
      description = "Web servers"

      ingress {
        from_port   = 443
        to_port     = 443
        protocol    = "tcp"
        cidr_blocks = ["10.0.0.0/8"]
      }
    }
  }

  example "fails" "aws_security_group_rule" {
    resource "aws_security_group" "web" {
      name        = "web"
      description = "Web servers"
    }

    resource "aws_security_group_rule" "https" {
      type              = "ingress"
      security_group_id = aws_security_group.web.id
      from_port         = 443
      to_port           = 443
      protocol          = "tcp"
      cidr_blocks       = ["10.0.0.0/8"]
    }
  }

  example "fails" "aws_vpc_security_group_egress_rule with an empty text" {
    resource "aws_security_group" "web" {
      name        = "web"
      description = "Web servers"
    }

    resource "aws_vpc_security_group_egress_rule" "https" {
      security_group_id = aws_security_group.web.id
      description       = ""
      ip_protocol       = "tcp"
      from_port         = 443
      to_port           = 443
      cidr_ipv4         = "10.0.0.0/8"
    }
  }

  example "passes" "described" {
    resource "aws_security_group" "web" {
      name        = "web"
      description = "Web servers"

      ingress {
        description = "HTTPS from the load balancer"
        from_port   = 443
        to_port     = 443
        protocol    = "tcp"
        cidr_blocks = ["10.0.0.0/8"]
      }
    }
  }

  example "passes" "no rules" {
    resource "aws_security_group" "empty" {
      name        = "empty"
      description = "Nothing yet"
    }
  }

  example "unknown" "description from a variable without a value" {
    variable "description" {
      type = string
    }

    resource "aws_security_group" "web" {
      name        = "web"
      description = "Web servers"

      ingress {
        description = var.description
        from_port   = 443
        to_port     = 443
        protocol    = "tcp"
        cidr_blocks = ["10.0.0.0/8"]
      }
    }
  }
}
