check "aws-lb-invalid-headers-kept" {
  title    = "Application load balancer passes invalid headers on"
  severity = "low"
  on       = ["aws_lb", "aws_alb"]
  when     = self.load_balancer_type == "application" || self.load_balancer_type == null
  fail     = !self.drop_invalid_header_fields
  at       = self.drop_invalid_header_fields
  message  = "drop_invalid_header_fields is not true"
  why      = "Headers with unusual names are read differently by a load balancer and the servers behind it. Request smuggling lives on that difference: one user's request slips past checks or into another's connection."
  remedy   = "Set drop_invalid_header_fields = true."
  aliases  = ["CKV_AWS_131", "AVD-AWS-0052", "ALB_HTTP_DROP_INVALID_HEADER_ENABLED"]
  cwe      = [444]
  since    = "0.1"

  fix {
    unsafe = "Headers with other signs than letters, digits and hyphens no longer reach the targets"
    set    = { drop_invalid_header_fields = true }
  }

  example "fails" "not written" {
    resource "aws_lb" "web" {
      name    = "web"
      subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    }
  }

  example "fails" "switched off, under the old name of the type" {
    resource "aws_alb" "web" {
      name                       = "web"
      load_balancer_type         = "application"
      drop_invalid_header_fields = false
    }
  }

  example "passes" "switched on" {
    resource "aws_lb" "web" {
      name                       = "web"
      drop_invalid_header_fields = true
    }
  }

  example "passes" "a network load balancer knows no headers" {
    resource "aws_lb" "tcp" {
      name               = "tcp"
      load_balancer_type = "network"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "drop" {
      type = bool
    }

    resource "aws_lb" "web" {
      name                       = "web"
      drop_invalid_header_fields = var.drop
    }
  }
}
