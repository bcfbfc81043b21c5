check "aws-efs-access-point-no-user" {
  title    = "EFS access point lets clients choose who they are"
  severity = "low"
  on       = ["aws_efs_access_point"]
  fail     = self.posix_user == null
  at       = self.posix_user
  message  = "posix_user is not written"
  why      = "A client that is root on its machine is root on the file system."
  remedy   = "Set posix_user with uid and gid."
  aliases  = ["CKV_AWS_330"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_efs_access_point" "app" {
      file_system_id = "fs-0123456789abcdef0"
    }
  }

  example "passes" "a user" {
    resource "aws_efs_access_point" "app" {
      file_system_id = "fs-0123456789abcdef0"

      posix_user {
        uid = 1000
        gid = 1000
      }
    }
  }
}
