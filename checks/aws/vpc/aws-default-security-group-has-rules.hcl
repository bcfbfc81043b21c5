check "aws-default-security-group-has-rules" {
  title    = "Default security group lets traffic through"
  severity = "medium"
  on       = ["aws_default_security_group"]
  fail     = length(self.ingress) > 0 || length(self.egress) > 0
  message  = "The default security group has ${length(self.ingress)} ingress and ${length(self.egress)} egress rules"
  why      = "Whatever is started in the VPC without naming a security group gets the default one, and every such machine can then use these rules. That should be nothing."
  remedy   = "Leave the aws_default_security_group without ingress and egress blocks, which removes all its rules, and give each workload a group of its own."
  aliases  = ["AVD-AWS-0173", "AC_AWS_0232"]
  cwe      = [284]
  since    = "0.1"

  example "fails" "the rules that AWS makes, written out" {
    resource "aws_vpc" "main" {
      cidr_block = "10.0.0.0/16"
    }

    resource "aws_default_security_group" "main" {
      vpc_id = aws_vpc.main.id

      ingress {
        protocol  = "-1"
        self      = true
        from_port = 0
        to_port   = 0
      }

      egress {
        from_port   = 0
        to_port     = 0
        protocol    = "-1"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }

  example "passes" "no rules" {
    resource "aws_vpc" "main" {
      cidr_block = "10.0.0.0/16"
    }

    resource "aws_default_security_group" "main" {
      vpc_id = aws_vpc.main.id
    }
  }

  example "unknown" "rules from a variable without a value" {
    variable "ports" {
      type = set(number)
    }

    resource "aws_default_security_group" "main" {
      dynamic "ingress" {
        for_each = var.ports

        content {
          protocol    = "tcp"
          from_port   = ingress.value
          to_port     = ingress.value
          cidr_blocks = ["10.0.0.0/8"]
        }
      }
    }
  }
}
