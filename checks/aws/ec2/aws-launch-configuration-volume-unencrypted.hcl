check "aws-launch-configuration-volume-unencrypted" {
  title      = "Volumes of a launch configuration are unencrypted"
  severity   = "high"
  on         = ["aws_launch_configuration"]
  fail       = !self.root_block_device.encrypted || anytrue([for device in self.ebs_block_device : !device.encrypted && device.snapshot_id == null])
  at         = self.root_block_device.encrypted
  message    = "A volume does not say encrypted = true"
  why        = "Data on the volumes and in snapshots of them is readable to anyone who gets at the media or at a copied snapshot."
  remedy     = "Set encrypted = true in root_block_device and every ebs_block_device."
  aliases    = ["CKV_AWS_8", "AVD-AWS-0008", "AwsSolutions-EC26"]
  similar_to = ["AC_AWS_0167"]
  cwe        = [311]
  since      = "0.1"

  example "fails" "not written" {
    resource "aws_launch_configuration" "web" {
      image_id      = "ami-0123456789abcdef0"
      instance_type = "t3.small"
    }
  }

  example "fails" "a data volume is not" {
    resource "aws_launch_configuration" "web" {
      image_id      = "ami-0123456789abcdef0"
      instance_type = "t3.small"

      root_block_device {
        encrypted = true
      }

      ebs_block_device {
        device_name = "/dev/sdf"
        volume_size = 10
        encrypted   = false
      }
    }
  }

  example "passes" "encrypted" {
    resource "aws_launch_configuration" "web" {
      image_id      = "ami-0123456789abcdef0"
      instance_type = "t3.small"

      root_block_device {
        encrypted = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "encrypted" {
      type = bool
    }

    resource "aws_launch_configuration" "web" {
      image_id      = "ami-0123456789abcdef0"
      instance_type = "t3.small"

      root_block_device {
        encrypted = var.encrypted
      }
    }
  }
}
