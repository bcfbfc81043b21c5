check "aws-security-group-http-open-to-world" {
  title      = "Security group lets everyone reach plain HTTP"
  severity   = "low"
  on         = ["aws_security_group", "aws_default_security_group"]
  for_each   = self.ingress
  fail       = net_ports_include(each.value.from_port, each.value.to_port, each.value.protocol, 80) && (net_any_everyone(each.value.cidr_blocks) || net_any_everyone(each.value.ipv6_cidr_blocks))
  at         = each.value.cidr_blocks
  message    = "Port 80 (HTTP) is open to ${join(", ", concat([for cidr in each.value.cidr_blocks : cidr if net_is_everyone(cidr)], [for cidr in each.value.ipv6_cidr_blocks : cidr if net_is_everyone(cidr)]))}"
  why        = "What is sent over plain HTTP, cookies and passwords included, can be read and changed by anyone on the way. A server that answers there directly also misses the filtering of a load balancer or CDN."
  remedy     = "Serve HTTPS on port 443. Where port 80 must stay open to redirect to HTTPS, open it only on the load balancer, and suppress this check there with that reason."
  aliases    = ["CKV_AWS_260", "AC_AWS_0228"]
  similar_to = ["W2", "AwsSolutions-EC23", "EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE", "W9", "SECURITY_GROUP_INGRESS_CIDR_NON_32_RULE"]
  cwe        = [319]
  since      = "0.1"

  fix {
    unsafe = "The whole rule goes: who uses any port of it is locked out"
    remove = ["each"]
  }

  example "fails" "inline rule" {
    resource "aws_security_group" "web" {
      name = "web"

      ingress {
        description = "HTTP"
        from_port   = 80
        to_port     = 80
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }

  example "fails" "aws_security_group_rule" {
    resource "aws_security_group" "web" {
      name = "web"
    }

    resource "aws_security_group_rule" "http" {
      type              = "ingress"
      security_group_id = aws_security_group.web.id
      from_port         = 80
      to_port           = 80
      protocol          = "tcp"
      cidr_blocks       = ["0.0.0.0/0"]
    }
  }

  example "fails" "aws_vpc_security_group_ingress_rule" {
    resource "aws_security_group" "web" {
      name = "web"
    }

    resource "aws_vpc_security_group_ingress_rule" "http" {
      security_group_id = aws_security_group.web.id
      ip_protocol       = "tcp"
      from_port         = 80
      to_port           = 80
      cidr_ipv4         = "0.0.0.0/0"
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

  example "passes" "from the load balancer's group" {
    resource "aws_security_group" "lb" {
      name = "lb"
    }

    resource "aws_security_group" "web" {
      name = "web"

      ingress {
        description     = "HTTP from the load balancer"
        from_port       = 80
        to_port         = 80
        protocol        = "tcp"
        security_groups = [aws_security_group.lb.id]
      }
    }
  }

  example "passes" "no rules" {
    resource "aws_security_group" "empty" {
      name = "empty"
    }
  }

  example "unknown" "networks from a variable without a value" {
    variable "cidrs" {
      type = list(string)
    }

    resource "aws_security_group" "web" {
      name = "web"

      ingress {
        description = "HTTP"
        from_port   = 80
        to_port     = 80
        protocol    = "tcp"
        cidr_blocks = var.cidrs
      }
    }
  }
}
