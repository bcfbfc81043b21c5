check "aws-ecs-task-one-role" {
  title    = "ECS task runs under the role that starts it"
  severity = "low"
  on       = ["aws_ecs_task_definition"]
  fail     = self.task_role_arn != null && self.execution_role_arn != null && self.task_role_arn == self.execution_role_arn
  at       = self.task_role_arn
  message  = "task_role_arn and execution_role_arn are the same"
  why      = "The application gets the rights of the agent that starts it: to pull every image and to read the secrets of its environment."
  remedy   = "Make a role of its own for the application, and name it in task_role_arn."
  aliases  = ["CKV_AWS_249"]
  since    = "0.1"

  example "fails" "the same" {
    resource "aws_ecs_task_definition" "app" {
      family = "app"
      container_definitions = jsonencode([{
        name      = "app"
        image     = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1"
        essential = true
      }])
      task_role_arn      = "arn:aws:iam::111122223333:role/app"
      execution_role_arn = "arn:aws:iam::111122223333:role/app"
    }
  }

  example "passes" "two roles" {
    resource "aws_ecs_task_definition" "app" {
      family = "app"
      container_definitions = jsonencode([{
        name      = "app"
        image     = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1"
        essential = true
      }])
      task_role_arn      = "arn:aws:iam::111122223333:role/app"
      execution_role_arn = "arn:aws:iam::111122223333:role/ecs"
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
}
