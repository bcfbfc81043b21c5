check "aws-workspace-user-volume-unencrypted" {
  title    = "User volume of a WorkSpace is not encrypted"
  severity = "medium"
  on       = ["aws_workspaces_workspace"]
  fail     = !self.user_volume_encryption_enabled
  at       = self.user_volume_encryption_enabled
  message  = "user_volume_encryption_enabled is not true"
  why      = "Documents on the desktop are readable to anyone who gets at the media or at a copied image."
  remedy   = "Set user_volume_encryption_enabled = true."
  aliases  = ["CKV_AWS_155", "AVD-AWS-0109", "F29", "WORKSPACE_ENCRYPTION_ENABLED", "AC_AWS_0504"]
  cwe      = [311]
  since    = "0.1"

  fix {
    unsafe = "Replaces the workspace: what its user stored is lost"
    set    = { user_volume_encryption_enabled = true }
  }

  example "fails" "not written" {
    resource "aws_workspaces_workspace" "desk" {
      directory_id = "d-1234567890"
      bundle_id    = "wsb-0123456789"
      user_name    = "ada"
    }
  }

  example "fails" "switched off" {
    resource "aws_workspaces_workspace" "desk" {
      directory_id                   = "d-1234567890"
      bundle_id                      = "wsb-0123456789"
      user_name                      = "ada"
      user_volume_encryption_enabled = false
    }
  }

  example "passes" "switched on" {
    resource "aws_workspaces_workspace" "desk" {
      directory_id                   = "d-1234567890"
      bundle_id                      = "wsb-0123456789"
      user_name                      = "ada"
      user_volume_encryption_enabled = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "user_volume_encryption_enabled" {
      type = bool
    }

    resource "aws_workspaces_workspace" "desk" {
      directory_id                   = "d-1234567890"
      bundle_id                      = "wsb-0123456789"
      user_name                      = "ada"
      user_volume_encryption_enabled = var.user_volume_encryption_enabled
    }
  }
}
