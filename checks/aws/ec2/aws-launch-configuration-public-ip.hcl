check "aws-launch-configuration-public-ip" {
  title    = "Machines of a launch configuration get public addresses"
  severity = "medium"
  on       = ["aws_launch_configuration"]
  fail     = self.associate_public_ip_address
  at       = self.associate_public_ip_address
  message  = "associate_public_ip_address is true"
  why      = "Each machine is reachable from the internet, as far as its security group lets it."
  remedy   = "Set associate_public_ip_address = false, and put a load balancer before the machines."
  aliases  = ["CKV_AWS_389", "AVD-AWS-0009", "AUTOSCALING_LAUNCH_CONFIG_PUBLIC_IP_DISABLED"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "New machines reach the internet only by a NAT gateway, and are not reached from there"
    set    = { associate_public_ip_address = false }
  }

  example "fails" "public" {
    resource "aws_launch_configuration" "web" {
      image_id                    = "ami-0123456789abcdef0"
      instance_type               = "t3.small"
      associate_public_ip_address = true
    }
  }

  example "passes" "not written" {
    resource "aws_launch_configuration" "web" {
      image_id      = "ami-0123456789abcdef0"
      instance_type = "t3.small"
    }
  }

  example "passes" "private" {
    resource "aws_launch_configuration" "web" {
      image_id                    = "ami-0123456789abcdef0"
      instance_type               = "t3.small"
      associate_public_ip_address = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "associate_public_ip_address" {
      type = bool
    }

    resource "aws_launch_configuration" "web" {
      image_id                    = "ami-0123456789abcdef0"
      instance_type               = "t3.small"
      associate_public_ip_address = var.associate_public_ip_address
    }
  }
}
