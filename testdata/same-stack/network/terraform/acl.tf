# Everything is let through.
resource "aws_network_acl" "transparent" {
  vpc_id = aws_vpc.legacy.id
}

resource "aws_network_acl_rule" "transparent_in" {
  network_acl_id = aws_network_acl.transparent.id
  rule_number    = 100
  egress         = false
  protocol       = "-1"
  rule_action    = "allow"
  cidr_block     = "0.0.0.0/0"
}

resource "aws_network_acl_rule" "transparent_out" {
  network_acl_id = aws_network_acl.transparent.id
  rule_number    = 100
  egress         = true
  protocol       = "-1"
  rule_action    = "allow"
  cidr_block     = "0.0.0.0/0"
}

# Administration and file transfer from everywhere.
resource "aws_network_acl" "remote" {
  vpc_id = aws_vpc.main.id
}

resource "aws_network_acl_rule" "remote_ssh" {
  network_acl_id = aws_network_acl.remote.id
  rule_number    = 100
  protocol       = "6"
  rule_action    = "allow"
  cidr_block     = "0.0.0.0/0"
  from_port      = 22
  to_port        = 22
}

resource "aws_network_acl_rule" "remote_rdp" {
  network_acl_id  = aws_network_acl.remote.id
  rule_number     = 110
  protocol        = "6"
  rule_action     = "allow"
  ipv6_cidr_block = "::/0"
  from_port       = 3389
  to_port         = 3389
}

resource "aws_network_acl_rule" "remote_ftp" {
  network_acl_id = aws_network_acl.remote.id
  rule_number    = 120
  protocol       = "6"
  rule_action    = "allow"
  cidr_block     = "0.0.0.0/0"
  from_port      = 20
  to_port        = 21
}

# Only HTTPS, and what answers it.
resource "aws_network_acl" "narrow" {
  vpc_id = aws_vpc.main.id
}

resource "aws_network_acl_rule" "narrow_https" {
  network_acl_id = aws_network_acl.narrow.id
  rule_number    = 100
  protocol       = "6"
  rule_action    = "allow"
  cidr_block     = "0.0.0.0/0"
  from_port      = 443
  to_port        = 443
}

resource "aws_network_acl_rule" "narrow_no_ssh" {
  network_acl_id = aws_network_acl.narrow.id
  rule_number    = 90
  protocol       = "6"
  rule_action    = "deny"
  cidr_block     = "0.0.0.0/0"
  from_port      = 22
  to_port        = 22
}
