check "aws-ebs-volume-unencrypted" {
  title    = "EBS volume is not encrypted"
  severity = "high"
  on       = ["aws_ebs_volume"]
  when     = self.encrypted != null || self.snapshot_id == null
  fail     = !self.encrypted
  at       = self.encrypted
  message  = "encrypted is not true"
  why      = "The data lies in clear on the volume and in every snapshot made of it, and a snapshot is easily shared too widely. Encryption cannot be switched on later: the data has to move to a new volume."
  remedy   = "Set encrypted = true, with kms_key_id for a key of your own. Where the account encrypts every new volume (aws_ebs_encryption_by_default), suppress this check with that reason."
  aliases  = ["CKV_AWS_3", "AVD-AWS-0026", "F1", "AwsSolutions-EC26", "ENCRYPTED_VOLUMES"]
  cwe      = [311]
  since    = "0.1"

  fix {
    unsafe = "Replaces the volume: copy its data by a snapshot"
    set    = { encrypted = true }
  }

  example "fails" "not written" {
    resource "aws_ebs_volume" "data" {
      availability_zone = "eu-central-1a"
      size              = 100
    }
  }

  example "fails" "switched off" {
    resource "aws_ebs_volume" "data" {
      availability_zone = "eu-central-1a"
      size              = 100
      encrypted         = false
    }
  }

  example "passes" "encrypted" {
    resource "aws_ebs_volume" "data" {
      availability_zone = "eu-central-1a"
      size              = 100
      encrypted         = true
    }
  }

  example "passes" "from a snapshot, as encrypted as that" {
    resource "aws_ebs_volume" "data" {
      availability_zone = "eu-central-1a"
      snapshot_id       = "snap-0123456789abcdef0"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "encrypted" {
      type = bool
    }

    resource "aws_ebs_volume" "data" {
      availability_zone = "eu-central-1a"
      size              = 100
      encrypted         = var.encrypted
    }
  }
}
