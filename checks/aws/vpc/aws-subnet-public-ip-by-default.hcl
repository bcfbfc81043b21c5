check "aws-subnet-public-ip-by-default" {
  title    = "Subnet gives every machine a public address"
  severity = "medium"
  on       = ["aws_subnet"]
  fail     = self.map_public_ip_on_launch
  at       = self.map_public_ip_on_launch
  message  = "Instances started in this subnet get a public IP address by default"
  why      = "A machine becomes reachable from the internet without anyone having decided so; only its security group then stands between it and everyone."
  remedy   = "Leave map_public_ip_on_launch false, and give an address (aws_eip, associate_public_ip_address) to the few machines that need one; load balancers and NAT gateways don't need this setting."
  aliases  = ["CKV_AWS_130", "AVD-AWS-0164", "W33", "SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "New machines reach the internet only by a NAT gateway, and are not reached from there"
    set    = { map_public_ip_on_launch = false }
  }

  example "fails" "switched on" {
    resource "aws_subnet" "public" {
      vpc_id                  = "vpc-0123456789abcdef0"
      cidr_block              = "10.0.1.0/24"
      map_public_ip_on_launch = true
    }
  }

  example "passes" "not written" {
    resource "aws_subnet" "private" {
      vpc_id     = "vpc-0123456789abcdef0"
      cidr_block = "10.0.2.0/24"
    }
  }

  example "passes" "switched off" {
    resource "aws_subnet" "private" {
      vpc_id                  = "vpc-0123456789abcdef0"
      cidr_block              = "10.0.2.0/24"
      map_public_ip_on_launch = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "public" {
      type = bool
    }

    resource "aws_subnet" "main" {
      vpc_id                  = "vpc-0123456789abcdef0"
      cidr_block              = "10.0.3.0/24"
      map_public_ip_on_launch = var.public
    }
  }
}
