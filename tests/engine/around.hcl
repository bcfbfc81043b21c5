check "vpc-without-flow-log" {
  title    = "VPC without flow log"
  severity = "low"
  on       = ["aws_vpc"]
  fail     = length(referrers("aws_flow_log")) == 0
  message  = "No flow log"
  why      = "x"
  remedy   = "x"
}

check "subnet-in-open-vpc" {
  title    = "Subnet in a wide VPC"
  severity = "low"
  on       = ["aws_subnet"]
  fail     = anytrue([for vpc in related("aws_vpc") : vpc.cidr_block == "10.0.0.0/8"])
  at       = self.vpc_id
  message  = "Wide"
  why      = "x"
  remedy   = "x"
}

check "wide-vpcs" {
  title    = "Wide VPCs"
  severity = "low"
  on       = "deployment"
  for_each = resources("aws_vpc")
  fail     = each.value.cidr_block == "10.0.0.0/8"
  at       = each.value.cidr_block
  message  = "Wide in ${deployment.root}"
  why      = "x"
  remedy   = "x"
}

check "states" {
  title    = "Written or not"
  severity = "info"
  on       = ["aws_db_instance"]
  fail     = written(self.instance_class) || is_default(self.publicly_accessible)
  at       = self.instance_class
  message  = "written ${written(self.instance_class)}, default ${is_default(self.publicly_accessible)}"
  why      = "x"
  remedy   = "x"
}

check "stumbles" {
  title    = "Stumbles over null"
  severity = "info"
  on       = ["aws_db_instance"]
  fail     = self.allocated_storage < 10
  message  = "Small"
  why      = "x"
  remedy   = "x"
}

# main.tf
resource "aws_vpc" "logged" {
  cidr_block = "10.0.0.0/8"
}

resource "aws_flow_log" "log" {
  vpc_id = aws_vpc.logged.id
}

resource "aws_vpc" "silent" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_subnet" "a" {
  vpc_id = aws_vpc.logged.id
}

resource "aws_subnet" "b" {
  vpc_id = aws_vpc.silent.id
}

resource "aws_db_instance" "a" {
  instance_class      = "db.t3.micro"
  publicly_accessible = true
  allocated_storage   = 20
}

resource "aws_db_instance" "b" {
}
