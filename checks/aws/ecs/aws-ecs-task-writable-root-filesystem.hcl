check "aws-ecs-task-writable-root-filesystem" {
  title    = "ECS container can change its own programs"
  severity = "low"
  on       = ["aws_ecs_task_definition"]
  fail     = anytrue([for container in try(jsondecode(self.container_definitions), []) : try(container.readonlyRootFilesystem, false) != true])
  at       = self.container_definitions
  message  = "A container has no readonlyRootFilesystem = true"
  why      = "Who breaks into the container can plant programs in it that stay until it is replaced."
  remedy   = "Set readonlyRootFilesystem = true, and mount volumes where the application writes."
  aliases  = ["CKV_AWS_336"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_ecs_task_definition" "app" {
      family = "app"
      container_definitions = jsonencode([{
        name      = "app"
        image     = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1"
        essential = true
      }])
    }
  }

  example "fails" "writable" {
    resource "aws_ecs_task_definition" "app" {
      family = "app"
      container_definitions = jsonencode([{
        name                   = "app"
        image                  = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1"
        readonlyRootFilesystem = false
      }])
    }
  }

  example "passes" "read only" {
    resource "aws_ecs_task_definition" "app" {
      family = "app"
      container_definitions = jsonencode([{
        name                   = "app"
        image                  = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1"
        readonlyRootFilesystem = true
      }])
    }
  }

  example "unknown" "from a variable without a value" {
    variable "containers" {
      type = string
    }

    resource "aws_ecs_task_definition" "app" {
      family                = "app"
      container_definitions = var.containers
    }
  }
}
