check "change-exposure-widened" {
  title    = "Plan opens a way in that was closed"
  severity = "high"
  on       = ["change"]
  for_each = self.exposure
  fail     = true
  message  = "${self.address}: ${each.value}"
  why      = "What could not be reached before can be reached when the plan is applied. Whether it should is a decision that belongs in the review, not in a diff of addresses."
  remedy   = "Leave it closed, or open it only for those who need it: a narrower range, one port, a private endpoint, a bastion."
  cwe      = [284]
  since    = "0.1"

  example "fails" "from a network to everyone" {
    before {
      resource "aws_security_group" "web" {
        name = "web"
        ingress {
          from_port   = 22
          to_port     = 22
          protocol    = "tcp"
          cidr_blocks = ["10.0.0.0/8"]
        }
      }
    }

    after {
      resource "aws_security_group" "web" {
        name = "web"
        ingress {
          from_port   = 22
          to_port     = 22
          protocol    = "tcp"
          cidr_blocks = ["0.0.0.0/0"]
        }
      }
    }
  }

  example "passes" "narrower" {
    before {
      resource "aws_security_group" "web" {
        name = "web"
        ingress {
          from_port   = 22
          to_port     = 22
          protocol    = "tcp"
          cidr_blocks = ["0.0.0.0/0"]
        }
      }
    }

    after {
      resource "aws_security_group" "web" {
        name = "web"
        ingress {
          from_port   = 22
          to_port     = 22
          protocol    = "tcp"
          cidr_blocks = ["10.0.0.0/8"]
        }
      }
    }
  }

  example "fails" "a rule that is added to a group" {
    before {
      resource "aws_security_group" "web" {
        name = "web"
      }
    }

    after {
      resource "aws_security_group" "web" {
        name = "web"
      }

      resource "aws_vpc_security_group_ingress_rule" "ssh" {
        security_group_id = aws_security_group.web.id
        ip_protocol       = "tcp"
        from_port         = 22
        to_port           = 22
        cidr_ipv4         = "0.0.0.0/0"
      }
    }
  }

  example "passes" "a rule that is new with its group" {
    after {
      resource "aws_security_group" "web" {
        name = "web"
      }

      resource "aws_vpc_security_group_ingress_rule" "ssh" {
        security_group_id = aws_security_group.web.id
        ip_protocol       = "tcp"
        from_port         = 22
        to_port           = 22
        cidr_ipv4         = "0.0.0.0/0"
      }
    }
  }

  example "passes" "new with its group" {
    after {
      resource "aws_security_group" "web" {
        name = "web"
        ingress {
          from_port   = 22
          to_port     = 22
          protocol    = "tcp"
          cidr_blocks = ["0.0.0.0/0"]
        }
      }
    }
  }

  example "passes" "an inline rule becomes a resource of its own" {
    before {
      resource "aws_security_group" "web" {
        name = "web"
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
        name = "web"
      }

      resource "aws_vpc_security_group_ingress_rule" "web" {
        security_group_id = aws_security_group.web.id
        from_port         = 443
        to_port           = 443
        ip_protocol       = "tcp"
        cidr_ipv4         = "0.0.0.0/0"
      }
    }
  }

  example "fails" "a rule becomes a resource of its own, and wider" {
    before {
      resource "aws_security_group" "web" {
        name = "web"
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
        name = "web"
      }

      resource "aws_vpc_security_group_ingress_rule" "web" {
        security_group_id = aws_security_group.web.id
        from_port         = 443
        to_port           = 8443
        ip_protocol       = "tcp"
        cidr_ipv4         = "0.0.0.0/0"
      }
    }
  }

  example "passes" "a rule takes another one's place" {
    before {
      resource "azurerm_network_security_group" "web" {
        name = "web"
      }

      resource "azurerm_network_security_rule" "first" {
        name                        = "https"
        network_security_group_name = azurerm_network_security_group.web.name
        priority                    = 100
        direction                   = "Inbound"
        access                      = "Allow"
        protocol                    = "Tcp"
        source_address_prefix       = "Internet"
        source_port_range           = "*"
        destination_address_prefix  = "*"
        destination_port_range      = "443"
      }
    }

    after {
      resource "azurerm_network_security_group" "web" {
        name = "web"
      }

      resource "azurerm_network_security_rule" "second" {
        name                        = "web"
        network_security_group_name = azurerm_network_security_group.web.name
        priority                    = 200
        direction                   = "Inbound"
        access                      = "Allow"
        protocol                    = "Tcp"
        source_address_prefix       = "Internet"
        source_port_range           = "*"
        destination_address_prefix  = "*"
        destination_port_range      = "443"
      }
    }
  }
}
