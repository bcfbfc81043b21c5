check "aws-efs-file-system-unencrypted" {
  title    = "EFS file system stores its data unencrypted"
  severity = "high"
  on       = ["aws_efs_file_system"]
  fail     = !self.encrypted
  at       = self.encrypted
  message  = "encrypted is not true"
  why      = "Files and their backups lie in clear in storage that many machines share. Encryption cannot be switched on later: the data has to move to a new file system."
  remedy   = "Set encrypted = true, with kms_key_id for a key of your own."
  aliases  = ["CKV_AWS_42", "AVD-AWS-0037", "F32", "AwsSolutions-EFS1", "EFS_ENCRYPTED_CHECK", "AC_AWS_0097"]
  cwe      = [311]
  since    = "0.1"

  fix {
    unsafe = "Replaces the file system: copy its data"
    set    = { encrypted = true }
  }

  example "fails" "not written" {
    resource "aws_efs_file_system" "shared" {
      creation_token = "shared"
    }
  }

  example "fails" "switched off" {
    resource "aws_efs_file_system" "shared" {
      creation_token = "shared"
      encrypted      = false
    }
  }

  example "passes" "encrypted" {
    resource "aws_efs_file_system" "shared" {
      creation_token = "shared"
      encrypted      = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "encrypted" {
      type = bool
    }

    resource "aws_efs_file_system" "shared" {
      creation_token = "shared"
      encrypted      = var.encrypted
    }
  }
}
