check "aws-instance-detailed-monitoring-disabled" {
  title    = "EC2 instance is measured only every five minutes"
  severity = "info"
  on       = ["aws_instance"]
  fail     = !self.monitoring
  at       = self.monitoring
  message  = "monitoring is not true"
  why      = "Alarms on a machine learn of what happens up to five minutes late."
  remedy   = "Where alarms matter, set monitoring = true. It costs extra."
  aliases  = ["CKV_AWS_126", "AwsSolutions-EC28", "EC2_INSTANCE_DETAILED_MONITORING_ENABLED", "AC_AWS_0480"]
  since    = "0.1"

  fix {
    unsafe = "Detailed monitoring costs by the month"
    set    = { monitoring = true }
  }

  example "fails" "not written" {
    resource "aws_instance" "web" {
      ami           = "ami-0123456789abcdef0"
      instance_type = "t3.small"
    }
  }

  example "fails" "switched off" {
    resource "aws_instance" "web" {
      ami           = "ami-0123456789abcdef0"
      instance_type = "t3.small"
      monitoring    = false
    }
  }

  example "passes" "switched on" {
    resource "aws_instance" "web" {
      ami           = "ami-0123456789abcdef0"
      instance_type = "t3.small"
      monitoring    = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "monitoring" {
      type = bool
    }

    resource "aws_instance" "web" {
      ami           = "ami-0123456789abcdef0"
      instance_type = "t3.small"
      monitoring    = var.monitoring
    }
  }
}
