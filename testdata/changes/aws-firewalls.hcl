# Security groups and network ACLs of AWS.

case "a database is opened from the inner network to everyone" {
  before {
    resource "aws_security_group" "orders" {
      ingress {
        from_port   = 5432
        to_port     = 5432
        protocol    = "tcp"
        cidr_blocks = ["10.0.0.0/8"]
      }
    }
  }
  after {
    resource "aws_security_group" "orders" {
      ingress {
        from_port   = 5432
        to_port     = 5432
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }
  opened = [
    "0.0.0.0/0 may now reach port 5432 (was 10.0.0.0/8)",
  ]
}

case "ssh is closed to all but the office" {
  before {
    resource "aws_security_group" "bastion" {
      ingress {
        from_port   = 22
        to_port     = 22
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }
  after {
    resource "aws_security_group" "bastion" {
      ingress {
        from_port   = 22
        to_port     = 22
        protocol    = "tcp"
        cidr_blocks = ["198.51.100.0/24"]
      }
    }
  }
  closed = [
    "0.0.0.0/0 may no longer reach port 22 (still 198.51.100.0/24)",
  ]
}

case "a rule is taken apart and reordered" {
  before {
    resource "aws_security_group" "web" {
      ingress {
        from_port   = 80
        to_port     = 90
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0", "10.0.0.0/8"]
      }
    }
  }
  after {
    resource "aws_security_group" "web" {
      ingress {
        from_port   = 86
        to_port     = 90
        protocol    = "6"
        cidr_blocks = ["0.0.0.0/1", "128.0.0.0/1"]
      }
      ingress {
        from_port   = 80
        to_port     = 85
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }
}

case "a rule within another" {
  before {
    resource "aws_security_group" "web" {
      ingress {
        from_port   = 0
        to_port     = 65535
        protocol    = "tcp"
        cidr_blocks = ["10.0.0.0/8"]
      }
    }
  }
  after {
    resource "aws_security_group" "web" {
      ingress {
        from_port   = 0
        to_port     = 65535
        protocol    = "tcp"
        cidr_blocks = ["10.0.0.0/8"]
      }
      ingress {
        from_port   = 443
        to_port     = 443
        protocol    = "tcp"
        cidr_blocks = ["10.20.0.0/16"]
      }
    }
  }
}

case "every protocol instead of one port" {
  before {
    resource "aws_security_group" "web" {
      ingress {
        from_port   = 443
        to_port     = 443
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }
  after {
    resource "aws_security_group" "web" {
      ingress {
        from_port   = 0
        to_port     = 0
        protocol    = "-1"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }
  opened = [
    "0.0.0.0/0 may now reach every port and protocol (was port 443)",
  ]
}

case "every port of TCP" {
  before {
    resource "aws_security_group" "web" {
      ingress {
        from_port   = 443
        to_port     = 443
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }
  after {
    resource "aws_security_group" "web" {
      ingress {
        from_port   = 0
        to_port     = 65535
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }
  opened = [
    "0.0.0.0/0 may now reach every TCP port (was port 443)",
  ]
}

case "IPv6 besides IPv4" {
  before {
    resource "aws_security_group" "web" {
      ingress {
        from_port   = 443
        to_port     = 443
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }
  after {
    resource "aws_security_group" "web" {
      ingress {
        from_port        = 443
        to_port          = 443
        protocol         = "tcp"
        cidr_blocks      = ["0.0.0.0/0"]
        ipv6_cidr_blocks = ["::/0"]
      }
    }
  }
  opened = [
    "::/0 may now reach port 443",
  ]
}

case "ping" {
  before {
    resource "aws_security_group" "web" {
    }
  }
  after {
    resource "aws_security_group" "web" {
      ingress {
        from_port   = 8
        to_port     = -1
        protocol    = "icmp"
        cidr_blocks = ["0.0.0.0/0"]
      }
      ingress {
        from_port   = -1
        to_port     = -1
        protocol    = "icmpv6"
        ipv6_cidr_blocks = ["::/0"]
      }
    }
  }
  opened = [
    "0.0.0.0/0 may now reach ICMP type 8",
    "::/0 may now reach ICMPv6",
  ]
}

case "groups and prefix lists as sources" {
  before {
    resource "aws_security_group" "cache" {
      ingress {
        from_port       = 6379
        to_port         = 6379
        protocol        = "tcp"
        security_groups = ["sg-0a1"]
      }
    }
  }
  after {
    resource "aws_security_group" "cache" {
      ingress {
        from_port       = 6379
        to_port         = 6379
        protocol        = "tcp"
        security_groups = ["sg-0a1", "sg-0b2"]
        prefix_list_ids = ["pl-77"]
        self            = true
      }
    }
  }
  opened = [
    "prefix list pl-77, security group sg-0b2 and the group itself may now reach port 6379",
  ]
}

case "a group as source where everyone was let in" {
  before {
    resource "aws_security_group" "cache" {
      ingress {
        from_port   = 6379
        to_port     = 6379
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }
  after {
    resource "aws_security_group" "cache" {
      ingress {
        from_port       = 6379
        to_port         = 6379
        protocol        = "tcp"
        security_groups = ["sg-0b2"]
      }
    }
  }
  closed = [
    "0.0.0.0/0 may no longer reach port 6379",
  ]
}

case "from a group to everyone" {
  before {
    resource "aws_security_group" "cache" {
      ingress {
        from_port       = 6379
        to_port         = 6379
        protocol        = "tcp"
        security_groups = ["sg-0b2"]
      }
    }
  }
  after {
    resource "aws_security_group" "cache" {
      ingress {
        from_port   = 6379
        to_port     = 6379
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }
  opened = [
    "0.0.0.0/0 may now reach port 6379",
  ]
}

case "unknown networks say nothing" {
  before {
    variable "office" {
      type = list(string)
    }
    resource "aws_security_group" "web" {
      ingress {
        from_port   = 22
        to_port     = 22
        protocol    = "tcp"
        cidr_blocks = var.office
      }
    }
  }
  after {
    resource "aws_security_group" "web" {
      ingress {
        from_port   = 22
        to_port     = 22
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }
}

case "an unknown network beside a known one" {
  before {
    resource "aws_security_group" "web" {
    }
  }
  after {
    variable "office" {
      type = string
    }
    resource "aws_security_group" "web" {
      ingress {
        from_port   = 22
        to_port     = 22
        protocol    = "tcp"
        cidr_blocks = ["203.0.113.0/24", var.office]
      }
    }
  }
  opened = [
    "203.0.113.0/24 may now reach port 22",
  ]
}

case "egress is no way in" {
  before {
    resource "aws_security_group" "web" {
    }
  }
  after {
    resource "aws_security_group" "web" {
      egress {
        from_port   = 0
        to_port     = 0
        protocol    = "-1"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }
}

case "a group that is new" {
  after {
    resource "aws_security_group" "web" {
      ingress {
        from_port   = 80
        to_port     = 80
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
      ingress {
        from_port   = 443
        to_port     = 443
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }
  opened = [
    "0.0.0.0/0 may now reach ports 80 and 443",
  ]
}

case "rules that are resources" {
  before {
    resource "aws_security_group_rule" "orders" {
      type              = "ingress"
      from_port         = 5432
      to_port           = 5432
      protocol          = "tcp"
      cidr_blocks       = ["10.0.0.0/8"]
      security_group_id = "sg-0c3"
    }
    resource "aws_vpc_security_group_ingress_rule" "stock" {
      security_group_id = "sg-0c3"
      cidr_ipv4         = "10.0.0.0/8"
      ip_protocol       = "tcp"
      from_port         = 3306
      to_port           = 3306
    }
  }
  after {
    resource "aws_security_group_rule" "orders" {
      type              = "ingress"
      from_port         = 5432
      to_port           = 5432
      protocol          = "tcp"
      cidr_blocks       = ["0.0.0.0/0"]
      security_group_id = "sg-0c3"
    }
    resource "aws_vpc_security_group_ingress_rule" "stock" {
      security_group_id = "sg-0c3"
      cidr_ipv4         = "0.0.0.0/0"
      ip_protocol       = "tcp"
      from_port         = 3306
      to_port           = 3306
    }
  }
  opened = [
    "0.0.0.0/0 may now reach port 5432 (was 10.0.0.0/8)",
    "0.0.0.0/0 may now reach port 3306 (was 10.0.0.0/8)",
  ]
}

case "an inline rule becomes a resource" {
  before {
    resource "aws_security_group" "web" {
      ingress {
        from_port   = 443
        to_port     = 443
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
    resource "aws_vpc_security_group_ingress_rule" "web" {
      security_group_id = "sg-other"
      cidr_ipv4         = "10.1.0.0/16"
      ip_protocol       = "tcp"
      from_port         = 443
      to_port           = 443
    }
  }
  after {
    resource "aws_security_group" "web" {
    }
    resource "aws_vpc_security_group_ingress_rule" "web" {
      security_group_id = aws_security_group.web.id
      cidr_ipv4         = "0.0.0.0/0"
      ip_protocol       = "tcp"
      from_port         = 443
      to_port           = 443
    }
  }
  opened = [
    "0.0.0.0/0 may now reach port 443 (was 10.1.0.0/16)",
  ]
}

case "a denial of a network ACL goes" {
  before {
    resource "aws_network_acl" "inner" {
      vpc_id = "vpc-1"
      ingress {
        rule_no    = 90
        action     = "deny"
        protocol   = "tcp"
        cidr_block = "203.0.113.0/24"
        from_port  = 22
        to_port    = 22
      }
      ingress {
        rule_no    = 100
        action     = "allow"
        protocol   = "-1"
        cidr_block = "0.0.0.0/0"
        from_port  = 0
        to_port    = 0
      }
    }
  }
  after {
    resource "aws_network_acl" "inner" {
      vpc_id = "vpc-1"
      ingress {
        rule_no    = 100
        action     = "allow"
        protocol   = "-1"
        cidr_block = "0.0.0.0/0"
        from_port  = 0
        to_port    = 0
      }
    }
  }
  opened = [
    "203.0.113.0/24 may now reach port 22",
  ]
}

case "a denial that comes too late" {
  before {
    resource "aws_network_acl" "inner" {
      vpc_id = "vpc-1"
      ingress {
        rule_no    = 90
        action     = "deny"
        protocol   = "tcp"
        cidr_block = "0.0.0.0/0"
        from_port  = 3389
        to_port    = 3389
      }
      ingress {
        rule_no    = 100
        action     = "allow"
        protocol   = "tcp"
        cidr_block = "0.0.0.0/0"
        from_port  = 1024
        to_port    = 65535
      }
    }
  }
  after {
    resource "aws_network_acl" "inner" {
      vpc_id = "vpc-1"
      ingress {
        rule_no    = 110
        action     = "deny"
        protocol   = "tcp"
        cidr_block = "0.0.0.0/0"
        from_port  = 3389
        to_port    = 3389
      }
      ingress {
        rule_no    = 100
        action     = "allow"
        protocol   = "tcp"
        cidr_block = "0.0.0.0/0"
        from_port  = 1024
        to_port    = 65535
      }
    }
  }
  opened = [
    "0.0.0.0/0 may now reach port 3389",
  ]
}
