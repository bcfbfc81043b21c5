check "aws-ecs-task-privileged-container" {
  title      = "ECS container is privileged"
  severity   = "high"
  on         = ["aws_ecs_task_definition"]
  fail       = anytrue([for container in try(jsondecode(self.container_definitions), []) : try(container.privileged, false) == true])
  at         = self.container_definitions
  message    = "A container has privileged = true"
  why        = "A privileged container is root on the machine it runs on: who breaks into it has the machine, and all containers on it."
  remedy     = "Remove privileged; give single Linux capabilities where one is needed."
  similar_to = ["CKV_AWS_334"]
  since      = "0.1"

  example "fails" "privileged" {
    resource "aws_ecs_task_definition" "app" {
      family = "app"
      container_definitions = jsonencode([{
        name       = "app"
        image      = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1"
        privileged = true
      }])
    }
  }

  example "passes" "not written" {
    resource "aws_ecs_task_definition" "app" {
      family = "app"
      container_definitions = jsonencode([{
        name      = "app"
        image     = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1"
        essential = true
      }])
    }
  }

  example "passes" "not privileged" {
    resource "aws_ecs_task_definition" "app" {
      family = "app"
      container_definitions = jsonencode([{
        name       = "app"
        image      = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1"
        privileged = false
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
