check "aws-network-acl-ssh-open-to-world" {
  title      = "Network ACL lets everyone reach SSH"
  severity   = "low"
  on         = ["aws_network_acl", "aws_default_network_acl"]
  for_each   = self.ingress
  fail       = lower(each.value.action) == "allow" && (net_is_everyone(each.value.cidr_block) || net_is_everyone(each.value.ipv6_cidr_block)) && net_ports_include(each.value.from_port, each.value.to_port, each.value.protocol == "6" ? "tcp" : each.value.protocol, 22)
  at         = each.value.cidr_block
  message    = "Rule ${each.value.rule_no} lets everyone reach port 22"
  why        = "The list is the second line behind security groups: open here, one wrong group is enough. Rules of the list are not looked at together: an earlier one may deny."
  remedy     = "Allow the port from the networks that need it."
  aliases    = ["CKV_AWS_232"]
  similar_to = ["AVD-AWS-0105"]
  cwe        = [668]
  since      = "0.1"

  fix {
    unsafe = "The whole rule goes: who uses any port of it is locked out"
    remove = ["each"]
  }

  example "fails" "inline" {
    resource "aws_network_acl" "main" {
      vpc_id = "vpc-0123456789abcdef0"

      ingress {
        rule_no    = 100
        action     = "allow"
        protocol   = "tcp"
        cidr_block = "0.0.0.0/0"
        from_port  = 22
        to_port    = 22
      }
    }
  }

  example "fails" "in a resource of its own" {
    resource "aws_network_acl" "main" {
      vpc_id = "vpc-0123456789abcdef0"
    }

    resource "aws_network_acl_rule" "in" {
      network_acl_id = aws_network_acl.main.id
      rule_number    = 100
      rule_action    = "allow"
      protocol       = "tcp"
      cidr_block     = "0.0.0.0/0"
      from_port      = 22
      to_port        = 22
    }
  }

  example "passes" "from one network" {
    resource "aws_network_acl" "main" {
      vpc_id = "vpc-0123456789abcdef0"

      ingress {
        rule_no    = 100
        action     = "allow"
        protocol   = "tcp"
        cidr_block = "198.51.100.0/24"
        from_port  = 22
        to_port    = 22
      }
    }
  }

  example "passes" "denied" {
    resource "aws_network_acl" "main" {
      vpc_id = "vpc-0123456789abcdef0"

      ingress {
        rule_no    = 100
        action     = "deny"
        protocol   = "tcp"
        cidr_block = "0.0.0.0/0"
        from_port  = 22
        to_port    = 22
      }
    }
  }

  example "passes" "outwards" {
    resource "aws_network_acl" "main" {
      vpc_id = "vpc-0123456789abcdef0"
    }

    resource "aws_network_acl_rule" "in" {
      network_acl_id = aws_network_acl.main.id
      rule_number    = 100
      rule_action    = "allow"
      protocol       = "tcp"
      cidr_block     = "0.0.0.0/0"
      from_port      = 22
      to_port        = 22
      egress         = true
    }
  }

  example "passes" "no rules" {
    resource "aws_network_acl" "main" {
      vpc_id = "vpc-0123456789abcdef0"
    }
  }
}
