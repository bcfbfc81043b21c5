check "aws-ecs-task-host-processes" {
  title      = "ECS task sees the processes of its host"
  severity   = "medium"
  on         = ["aws_ecs_task_definition"]
  fail       = self.pid_mode == "host"
  at         = self.pid_mode
  message    = "pid_mode is \"host\""
  why        = "The containers see, and may signal or read, every process of the machine, those of other tasks included."
  remedy     = "Remove pid_mode, or set it to \"task\"."
  similar_to = ["CKV_AWS_335"]
  since      = "0.1"

  fix {
    unsafe = "A container that looks at other processes no longer sees them"
    remove = ["pid_mode"]
  }

  example "fails" "host" {
    resource "aws_ecs_task_definition" "app" {
      family = "app"
      container_definitions = jsonencode([{
        name      = "app"
        image     = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1"
        essential = true
      }])
      pid_mode = "host"
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

  example "passes" "task" {
    resource "aws_ecs_task_definition" "app" {
      family = "app"
      container_definitions = jsonencode([{
        name      = "app"
        image     = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1"
        essential = true
      }])
      pid_mode = "task"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "pid_mode" {
      type = string
    }

    resource "aws_ecs_task_definition" "app" {
      family = "app"
      container_definitions = jsonencode([{
        name      = "app"
        image     = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1"
        essential = true
      }])
      pid_mode = var.pid_mode
    }
  }
}
