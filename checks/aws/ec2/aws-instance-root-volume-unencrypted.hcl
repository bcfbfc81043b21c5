check "aws-instance-root-volume-unencrypted" {
  title    = "EC2 instance's root volume is not encrypted"
  severity = "medium"
  on       = ["aws_instance"]
  when     = self.launch_template == null || self.root_block_device.encrypted != null
  fail     = !self.root_block_device.encrypted
  at       = self.root_block_device.encrypted
  message  = "root_block_device.encrypted is not true"
  why      = "Whatever the system writes, swap, logs and credentials included, lies in clear on the volume and in every snapshot and image made of it, and those are easily shared too widely."
  remedy   = "Add a root_block_device with encrypted = true. Where the account encrypts every new volume (aws_ebs_encryption_by_default), suppress this check with that reason."
  aliases  = ["CKV_AWS_8", "AVD-AWS-0131", "AwsSolutions-EC26"]
  cwe      = [311]
  since    = "0.1"

  fix {
    unsafe = "Replaces the instance: copy its data by a snapshot"
    set    = { "root_block_device.encrypted" = true }
  }

  example "fails" "not written" {
    resource "aws_instance" "web" {
      ami           = "ami-0123456789abcdef0"
      instance_type = "t3.small"
    }
  }

  example "fails" "a block without encryption" {
    resource "aws_instance" "web" {
      ami           = "ami-0123456789abcdef0"
      instance_type = "t3.small"

      root_block_device {
        volume_size = 40
      }
    }
  }

  example "fails" "switched off" {
    resource "aws_instance" "web" {
      ami           = "ami-0123456789abcdef0"
      instance_type = "t3.small"

      root_block_device {
        encrypted = false
      }
    }
  }

  example "passes" "encrypted" {
    resource "aws_instance" "web" {
      ami           = "ami-0123456789abcdef0"
      instance_type = "t3.small"

      root_block_device {
        encrypted = true
      }
    }
  }

  example "passes" "a launch template decides" {
    resource "aws_instance" "web" {
      launch_template {
        name = "web"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "encrypted" {
      type = bool
    }

    resource "aws_instance" "web" {
      ami           = "ami-0123456789abcdef0"
      instance_type = "t3.small"

      root_block_device {
        encrypted = var.encrypted
      }
    }
  }
}
