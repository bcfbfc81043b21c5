check "ssh-in-ranges" {
  title    = "SSH is in the ranges"
  severity = "high"
  on       = ["google_compute_firewall"]
  for_each = self.allow
  fail     = contains(["tcp", "all"], net_protocol(each.value.protocol)) && net_ranges_include(each.value.ports, 22)
  at       = each.value.ports
  message  = "SSH is in ${join(", ", each.value.ports)}"
  why      = "x"
  remedy   = "x"
}

check "every-port-in-ranges" {
  title    = "Every port is in the ranges"
  severity = "high"
  on       = ["google_compute_firewall"]
  for_each = self.allow
  fail     = net_ranges_all(each.value.ports)
  at       = each.value.ports
  message  = "All of ${net_protocol(each.value.protocol)}"
  why      = "x"
  remedy   = "x"
}

check "ssh-in-range" {
  title    = "SSH is in the range"
  severity = "high"
  on       = ["aws_security_group"]
  for_each = self.ingress
  fail     = net_ranges_include([net_range(each.value.from_port, each.value.to_port, each.value.protocol)], 22)
  message  = "SSH is in \"${net_range(each.value.from_port, each.value.to_port, each.value.protocol)}\""
  why      = "x"
  remedy   = "x"
}

# main.tf
variable "port" {
  type = string
}

variable "number" {
  type = number
}

variable "protocol" {
  type = string
}

variable "wide" {
  type = bool
}

# What is known is enough for a yes, whatever the rest is.
resource "google_compute_firewall" "enough_for_yes" {
  allow {
    protocol = "6"
    ports    = [var.port, "20-25"]
  }
}

# For a no, all of it must be known.
resource "google_compute_firewall" "undecided" {
  allow {
    protocol = "tcp"
    ports    = ["443", var.port]
  }
}

resource "google_compute_firewall" "protocol_unknown" {
  allow {
    protocol = var.protocol
    ports    = [22]
  }
}

resource "google_compute_firewall" "halves" {
  allow {
    protocol = "UDP"
    ports    = ["1024-65535", "1-1023"]
  }
}

resource "google_compute_firewall" "under_a_condition" {
  allow {
    protocol = "tcp"
    ports    = var.wide ? ["1-1000"] : ["443"]
  }
}

# An empty list holds no port.
resource "google_compute_firewall" "empty" {
  allow {
    protocol = "all"
    ports    = []
  }
}

resource "aws_security_group" "known" {
  ingress {
    protocol  = "tcp"
    from_port = 20
    to_port   = 25
  }

  ingress {
    protocol  = "icmp"
    from_port = 22
    to_port   = 22
  }
}

# The ports do not matter where the protocol is every one.
resource "aws_security_group" "every_protocol" {
  ingress {
    protocol  = "-1"
    from_port = var.number
    to_port   = var.number
  }
}

resource "aws_security_group" "undecided" {
  ingress {
    protocol  = "tcp"
    from_port = var.number
    to_port   = var.number
  }
}
