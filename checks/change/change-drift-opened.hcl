check "change-drift-opened" {
  title    = "Somebody opened a way in outside of Terraform, and the plan keeps it"
  severity = "high"
  on       = ["change"]
  when     = self.drift != null && self.drift.kept && !self.destroyed
  for_each = self.drift.opened
  fail     = true
  message  = "${self.address} was changed outside of Terraform: ${each.value}"
  why      = "The way in was opened by hand, perhaps for a moment and perhaps by an attacker. The code does not say it, and the plan leaves it open."
  remedy   = "Close it, or write it into the code so that it is reviewed."
  cwe      = [284]
  since    = "0.1"

  example "fails" "opened by hand and ignored" {
    state {
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
          cidr_blocks = ["0.0.0.0/0"]
        }
      }
    }
  }

  example "passes" "turned back" {
    state {
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
}
