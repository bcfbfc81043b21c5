check "aws-ami-public" {
  title      = "Machine image is given to everyone"
  severity   = "high"
  on         = ["aws_ami_launch_permission"]
  fail       = self.group == "all"
  at         = self.group
  message    = "group is \"all\""
  why        = "Anyone with an AWS account can start the image and read what is on its disks."
  remedy     = "Name the accounts that need the image in account_id."
  similar_to = ["AC_AWS_0006"]
  cwe        = [668]
  since      = "0.1"

  example "fails" "everyone" {
    resource "aws_ami_launch_permission" "share" {
      image_id = "ami-0123456789abcdef0"
      group    = "all"
    }
  }

  example "passes" "one account" {
    resource "aws_ami_launch_permission" "share" {
      image_id   = "ami-0123456789abcdef0"
      account_id = "111122223333"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "group" {
      type = string
    }

    resource "aws_ami_launch_permission" "share" {
      image_id = "ami-0123456789abcdef0"
      group    = var.group
    }
  }
}
