check "aws-instance-public-ip" {
  title    = "EC2 instance is given a public address"
  severity = "medium"
  on       = ["aws_instance"]
  fail     = self.associate_public_ip_address
  at       = self.associate_public_ip_address
  message  = "associate_public_ip_address is true"
  why      = "The machine stands on the internet itself, and its security group is all that keeps scanners from each of its ports. Behind a load balancer or in a private subnet one mistake there opens nothing."
  remedy   = "Leave associate_public_ip_address out or set it to false; let traffic in through a load balancer, and administrators through Session Manager."
  aliases  = ["CKV_AWS_88", "EC2_INSTANCE_NO_PUBLIC_IP"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Replaces the instance, and locks out who reaches it from the internet"
    set    = { associate_public_ip_address = false }
  }

  example "fails" "switched on" {
    resource "aws_instance" "web" {
      ami                         = "ami-0123456789abcdef0"
      instance_type               = "t3.small"
      associate_public_ip_address = true
    }
  }

  example "passes" "not written" {
    resource "aws_instance" "web" {
      ami           = "ami-0123456789abcdef0"
      instance_type = "t3.small"
    }
  }

  example "passes" "switched off" {
    resource "aws_instance" "web" {
      ami                         = "ami-0123456789abcdef0"
      instance_type               = "t3.small"
      associate_public_ip_address = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "public" {
      type = bool
    }

    resource "aws_instance" "web" {
      ami                         = "ami-0123456789abcdef0"
      instance_type               = "t3.small"
      associate_public_ip_address = var.public
    }
  }
}
