check "aws-efs-access-point-no-root-directory" {
  title    = "EFS access point shows the whole file system"
  severity = "low"
  on       = ["aws_efs_access_point"]
  fail     = self.root_directory.path == null || self.root_directory.path == "/"
  at       = self.root_directory.path
  message  = "root_directory is the root of the file system"
  why      = "Whoever mounts through the access point reaches the directories of every other application."
  remedy   = "Set root_directory { path = \"/app\" }."
  aliases  = ["CKV_AWS_329"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_efs_access_point" "app" {
      file_system_id = "fs-0123456789abcdef0"
    }
  }

  example "fails" "the root" {
    resource "aws_efs_access_point" "app" {
      file_system_id = "fs-0123456789abcdef0"

      root_directory {
        path = "/"
      }
    }
  }

  example "passes" "a directory" {
    resource "aws_efs_access_point" "app" {
      file_system_id = "fs-0123456789abcdef0"

      root_directory {
        path = "/app"
      }
    }
  }
}
