check "aws-instance-ebs-volume-unencrypted" {
  title    = "EC2 instance's data volume is not encrypted"
  severity = "medium"
  on       = ["aws_instance"]
  for_each = self.ebs_block_device
  fail     = !each.value.encrypted && each.value.snapshot_id == null
  at       = each.value.encrypted
  message  = "The volume at \"${each.value.device_name}\" is not encrypted"
  why      = "The data lies in clear on the volume and in every snapshot made of it, and a snapshot is easily shared too widely."
  remedy   = "Set encrypted = true in the ebs_block_device, with kms_key_id for a key of your own. Where the account encrypts every new volume (aws_ebs_encryption_by_default), suppress this check with that reason."
  aliases  = ["CKV_AWS_8", "AVD-AWS-0131", "AwsSolutions-EC26"]
  cwe      = [311]
  since    = "0.1"

  fix {
    unsafe = "Replaces the instance: copy its data by a snapshot"
    set    = { "each.encrypted" = true }
  }

  example "fails" "not written" {
    resource "aws_instance" "db" {
      ami           = "ami-0123456789abcdef0"
      instance_type = "t3.small"

      ebs_block_device {
        device_name = "/dev/sdf"
        volume_size = 100
      }
    }
  }

  example "fails" "the second of two is switched off" {
    resource "aws_instance" "db" {
      ami           = "ami-0123456789abcdef0"
      instance_type = "t3.small"

      ebs_block_device {
        device_name = "/dev/sdf"
        encrypted   = true
      }

      ebs_block_device {
        device_name = "/dev/sdg"
        encrypted   = false
      }
    }
  }

  example "passes" "encrypted" {
    resource "aws_instance" "db" {
      ami           = "ami-0123456789abcdef0"
      instance_type = "t3.small"

      ebs_block_device {
        device_name = "/dev/sdf"
        encrypted   = true
      }
    }
  }

  example "passes" "from a snapshot, as encrypted as that" {
    resource "aws_instance" "db" {
      ami           = "ami-0123456789abcdef0"
      instance_type = "t3.small"

      ebs_block_device {
        device_name = "/dev/sdf"
        snapshot_id = "snap-0123456789abcdef0"
      }
    }
  }

  example "passes" "no data volumes" {
    resource "aws_instance" "db" {
      ami           = "ami-0123456789abcdef0"
      instance_type = "t3.small"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "encrypted" {
      type = bool
    }

    resource "aws_instance" "db" {
      ami           = "ami-0123456789abcdef0"
      instance_type = "t3.small"

      ebs_block_device {
        device_name = "/dev/sdf"
        encrypted   = var.encrypted
      }
    }
  }
}
