check "aws-instance-no-role" {
  title    = "EC2 instance has no IAM role"
  severity = "info"
  on       = ["aws_instance"]
  when     = self.launch_template == null
  fail     = self.iam_instance_profile == null
  at       = self.iam_instance_profile
  message  = "iam_instance_profile is not set"
  why      = "A machine without a role is given long-lived keys sooner or later, and Session Manager and patching do not reach it."
  remedy   = "Set iam_instance_profile to an aws_iam_instance_profile with the rights that are needed."
  aliases  = ["CKV2_AWS_41", "EC2_INSTANCE_PROFILE_ATTACHED"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_instance" "web" {
      ami           = "ami-0123456789abcdef0"
      instance_type = "t3.small"
    }
  }

  example "passes" "a role" {
    resource "aws_instance" "web" {
      ami                  = "ami-0123456789abcdef0"
      instance_type        = "t3.small"
      iam_instance_profile = "web"
    }
  }

  example "passes" "a launch template decides" {
    resource "aws_instance" "web" {
      launch_template {
        id = "lt-0123456789abcdef0"
      }
    }
  }
}
