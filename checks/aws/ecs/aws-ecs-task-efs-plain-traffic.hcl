check "aws-ecs-task-efs-plain-traffic" {
  title    = "ECS task mounts a file system unencrypted"
  severity = "medium"
  on       = ["aws_ecs_task_definition"]
  for_each = self.volume
  fail     = each.value.efs_volume_configuration != null && each.value.efs_volume_configuration.transit_encryption != "ENABLED"
  at       = each.value.efs_volume_configuration.transit_encryption
  message  = "transit_encryption of the EFS volume is not \"ENABLED\""
  why      = "What is read from and written to the file system crosses the network readable."
  remedy   = "Set transit_encryption = \"ENABLED\" in efs_volume_configuration."
  aliases  = ["CKV_AWS_97", "AVD-AWS-0035", "AC_AWS_0463"]
  since    = "0.1"

  fix {
    unsafe = "Services start their tasks anew, and machines need the mount helper of EFS"
    set    = { "each.efs_volume_configuration.transit_encryption" = "ENABLED" }
  }

  example "fails" "not written" {
    resource "aws_ecs_task_definition" "app" {
      family = "app"
      container_definitions = jsonencode([{
        name      = "app"
        image     = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1"
        essential = true
      }])

      volume {
          name = "data"

          efs_volume_configuration {
            file_system_id = "fs-0123456789abcdef0"
          }
        }
    }
  }

  example "fails" "disabled" {
    resource "aws_ecs_task_definition" "app" {
      family = "app"
      container_definitions = jsonencode([{
        name      = "app"
        image     = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1"
        essential = true
      }])

      volume {
          name = "data"

          efs_volume_configuration {
            file_system_id     = "fs-0123456789abcdef0"
            transit_encryption = "DISABLED"
          }
        }
    }
  }

  example "passes" "enabled" {
    resource "aws_ecs_task_definition" "app" {
      family = "app"
      container_definitions = jsonencode([{
        name      = "app"
        image     = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1"
        essential = true
      }])

      volume {
          name = "data"

          efs_volume_configuration {
            file_system_id     = "fs-0123456789abcdef0"
            transit_encryption = "ENABLED"
          }
        }
    }
  }

  example "passes" "no such volume" {
    resource "aws_ecs_task_definition" "app" {
      family = "app"
      container_definitions = jsonencode([{
        name      = "app"
        image     = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1"
        essential = true
      }])
    }
  }

  example "unknown" "from a variable without a value" {
    variable "encryption" {
      type = string
    }

    resource "aws_ecs_task_definition" "app" {
      family = "app"
      container_definitions = jsonencode([{
        name      = "app"
        image     = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1"
        essential = true
      }])

      volume {
        name = "data"

        efs_volume_configuration {
          file_system_id     = "fs-0123456789abcdef0"
          transit_encryption = var.encryption
        }
      }
    }
  }
}
