check "aws-network-acl-all-ports-allowed" {
  title      = "Network ACL lets every port in"
  severity   = "low"
  on         = ["aws_network_acl", "aws_default_network_acl"]
  for_each   = self.ingress
  fail       = lower(each.value.action) == "allow" && contains(["-1", "all"], each.value.protocol)
  at         = each.value.protocol
  message    = "Rule ${each.value.rule_no} allows every protocol and port"
  why        = "The list is the second line behind security groups: open here, one wrong group is enough."
  remedy     = "Allow the protocols and ports that are needed."
  aliases    = ["CKV_AWS_352", "W67", "EC2_NETWORK_ACL_PORT_RANGE_RULE"]
  similar_to = ["AVD-AWS-0102", "W66", "EC2_NETWORK_ACL_PROTOCOL_RULE"]
  since      = "0.1"

  example "fails" "inline" {
    resource "aws_network_acl" "main" {
      vpc_id = "vpc-0123456789abcdef0"

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

  example "fails" "in a resource of its own" {
    resource "aws_network_acl" "main" {
      vpc_id = "vpc-0123456789abcdef0"
    }

    resource "aws_network_acl_rule" "in" {
      network_acl_id = aws_network_acl.main.id
      rule_number    = 100
      rule_action    = "allow"
      protocol       = "-1"
      cidr_block     = "10.0.0.0/8"
    }
  }

  example "passes" "one port" {
    resource "aws_network_acl" "main" {
      vpc_id = "vpc-0123456789abcdef0"

      ingress {
        rule_no    = 100
        action     = "allow"
        protocol   = "tcp"
        cidr_block = "0.0.0.0/0"
        from_port  = 443
        to_port    = 443
      }
    }
  }

  example "passes" "no rules" {
    resource "aws_network_acl" "main" {
      vpc_id = "vpc-0123456789abcdef0"
    }
  }
}
