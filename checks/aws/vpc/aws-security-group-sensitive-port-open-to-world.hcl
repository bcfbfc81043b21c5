check "aws-security-group-sensitive-port-open-to-world" {
  title    = "Security group lets everyone reach a database or an administration port"
  severity = "high"
  on       = ["aws_security_group", "aws_default_security_group"]
  for_each = [for rule in self.ingress : {
    rule  = rule
    ports = [for port in [20, 21, 23, 135, 139, 445, 1433, 1521, 2375, 2379, 3306, 5432, 5439, 5601, 5900, 5984, 5985, 6379, 6443, 8086, 9042, 9092, 9200, 9300, 10250, 11211, 27017] : port if net_ports_include(rule.from_port, rule.to_port, rule.protocol, port)]
  }]
  fail       = length(each.value.ports) > 0 && !net_ports_all(each.value.rule.from_port, each.value.rule.to_port, each.value.rule.protocol) && (net_any_everyone(each.value.rule.cidr_blocks) || net_any_everyone(each.value.rule.ipv6_cidr_blocks))
  at         = each.value.rule.cidr_blocks
  message    = "Port ${join(", ", each.value.ports)} is open to ${join(", ", concat([for cidr in each.value.rule.cidr_blocks : cidr if net_is_everyone(cidr)], [for cidr in each.value.rule.ipv6_cidr_blocks : cidr if net_is_everyone(cidr)]))}"
  why        = "Databases, caches, message brokers, file shares and control planes are made for trusted networks, and some of them ask for no password at all. On the internet they are found and emptied by automated scans."
  remedy     = "Take the source from the security group of the clients (security_groups or referenced_security_group_id) or from a private network, and let people in through a VPN or Session Manager."
  aliases    = ["RESTRICTED_COMMON_PORTS"]
  similar_to = ["W2", "AwsSolutions-EC23", "EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE", "W9", "SECURITY_GROUP_INGRESS_CIDR_NON_32_RULE", "AC_AWS_0233", "AC_AWS_0234", "AC_AWS_0235", "AC_AWS_0236", "AC_AWS_0237", "AC_AWS_0238", "AC_AWS_0239", "AC_AWS_0244"]
  cwe        = [668]
  since      = "0.1"

  fix {
    unsafe = "The whole rule goes: who uses any port of it is locked out"
    remove = ["each"]
  }

  example "fails" "PostgreSQL, inline" {
    resource "aws_security_group" "db" {
      name = "db"

      ingress {
        description = "PostgreSQL"
        from_port   = 5432
        to_port     = 5432
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }

  example "fails" "Redis in an aws_security_group_rule" {
    resource "aws_security_group" "cache" {
      name = "cache"
    }

    resource "aws_security_group_rule" "redis" {
      type              = "ingress"
      security_group_id = aws_security_group.cache.id
      from_port         = 6379
      to_port           = 6380
      protocol          = "tcp"
      cidr_blocks       = ["0.0.0.0/0"]
    }
  }

  example "fails" "MongoDB over IPv6 in an aws_vpc_security_group_ingress_rule" {
    resource "aws_security_group" "db" {
      name = "db"
    }

    resource "aws_vpc_security_group_ingress_rule" "mongo" {
      security_group_id = aws_security_group.db.id
      ip_protocol       = "tcp"
      from_port         = 27017
      to_port           = 27017
      cidr_ipv6         = "::/0"
    }
  }

  example "passes" "from the application's group" {
    resource "aws_security_group" "app" {
      name = "app"
    }

    resource "aws_security_group" "db" {
      name = "db"

      ingress {
        description     = "PostgreSQL"
        from_port       = 5432
        to_port         = 5432
        protocol        = "tcp"
        security_groups = [aws_security_group.app.id]
      }
    }
  }

  example "passes" "HTTPS" {
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

  example "unknown" "network from a variable without a value" {
    variable "clients" {
      type = string
    }

    resource "aws_security_group" "db" {
      name = "db"

      ingress {
        description = "PostgreSQL"
        from_port   = 5432
        to_port     = 5432
        protocol    = "tcp"
        cidr_blocks = [var.clients]
      }
    }
  }
}
