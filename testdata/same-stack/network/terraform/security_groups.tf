resource "aws_security_group" "bastion" {
  name        = "bastion"
  description = "Administration from everywhere"
  vpc_id      = aws_vpc.main.id

  ingress {
    description = "SSH"
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]
  }

  ingress {
    description      = "RDP"
    protocol         = "tcp"
    from_port        = 3389
    to_port          = 3389
    ipv6_cidr_blocks = ["::/0"]
  }

  egress {
    description = "Hosts of the network"
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_security_group" "website" {
  name        = "website"
  description = "Web servers"
  vpc_id      = aws_vpc.main.id

  ingress {
    protocol    = "tcp"
    from_port   = 80
    to_port     = 80
    cidr_blocks = ["0.0.0.0/0"]
  }

  ingress {
    description = "HTTPS"
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    description = "Everything"
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "anything" {
  name        = "anything"
  description = "From the first day"
  vpc_id      = aws_vpc.legacy.id

  ingress {
    description = "All"
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    description = "Added by AWS where no rule is written"
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

# Rules in resources of their own.
resource "aws_security_group" "databases" {
  name        = "databases"
  description = "Databases, file transfer, names"
  vpc_id      = aws_vpc.main.id

  egress {
    description = "Answers to the network"
    protocol    = "tcp"
    from_port   = 1024
    to_port     = 65535
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_security_group_rule" "mysql" {
  security_group_id = aws_security_group.databases.id
  type              = "ingress"
  description       = "MySQL"
  protocol          = "tcp"
  from_port         = 3306
  to_port           = 3306
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_security_group_rule" "postgres" {
  security_group_id = aws_security_group.databases.id
  type              = "ingress"
  description       = "PostgreSQL"
  protocol          = "tcp"
  from_port         = 5432
  to_port           = 5432
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_vpc_security_group_ingress_rule" "ftp" {
  security_group_id = aws_security_group.databases.id
  description       = "FTP"
  ip_protocol       = "tcp"
  from_port         = 20
  to_port           = 21
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_ingress_rule" "names" {
  security_group_id = aws_security_group.databases.id
  description       = "DNS"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
  cidr_ipv6         = "::/0"
}

resource "aws_security_group" "application" {
  name        = "application"
  description = "Servers behind the website"
  vpc_id      = aws_vpc.main.id

  ingress {
    description     = "From the web servers"
    protocol        = "tcp"
    from_port       = 8080
    to_port         = 8080
    security_groups = [aws_security_group.website.id]
  }

  egress {
    description = "To the databases"
    protocol    = "tcp"
    from_port   = 5432
    to_port     = 5432
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_security_group" "search_nodes" {
  name        = "search-nodes"
  description = "Search, and what manages it"
  vpc_id      = aws_vpc.main.id

  ingress {
    description = "Search"
    protocol    = "tcp"
    from_port   = 9200
    to_port     = 9300
    cidr_blocks = ["0.0.0.0/0"]
  }

  ingress {
    description = "Docker"
    protocol    = "tcp"
    from_port   = 2375
    to_port     = 2376
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    description = "Inside"
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/16"]
  }
}
