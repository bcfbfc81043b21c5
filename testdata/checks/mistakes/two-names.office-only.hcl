check "tarnwick-office-only" {
  title    = "SSH is open to more than the office"
  severity = "high"
  on       = ["aws_security_group"]
  for_each = self.ingress
  let {
    strangers = [for cidr in each.value.cidr_block : cidr if cidr != "192.0.2.0/24"]
  }
  fail    = net_port_includes(each.value.from_port, each.value.to_port, each.value.protocol, 22) && length(strangers) > 0
  at      = each.value.cidr_blocks
  message = "Port 22 is open to ${join(", ", strangers)}"
  why     = "Only the office administers the ferries."
  remedy  = "Allow 192.0.2.0/24 only."

  example "fails" "a partner" {
    resource "aws_security_group" "ferries" {
      ingress {
        from_port   = 22
        to_port     = 22
        protocol    = "tcp"
        cidr_blocks = ["192.0.2.0/24", "198.51.100.0/24"]
      }
    }
  }

  example "passes" "the office" {
    resource "aws_security_group" "ferries" {
      ingress {
        from_port   = 22
        to_port     = 22
        protocol    = "tcp"
        cidr_blocks = ["192.0.2.0/24"]
      }
    }
  }
}
