check "aws-ecs-service-old-platform" {
  title    = "ECS service is held on an old Fargate platform"
  severity = "low"
  on       = ["aws_ecs_service"]
  when     = self.launch_type == "FARGATE"
  fail     = self.platform_version != null && !contains(["LATEST", "1.4.0"], self.platform_version)
  at       = self.platform_version
  message  = "platform_version is \"${self.platform_version}\""
  why      = "Old platform versions get no corrections."
  remedy   = "Remove platform_version, or set it to \"LATEST\"."
  aliases  = ["CKV_AWS_332"]
  since    = "0.1"

  fix {
    unsafe = "The tasks are started anew on the other version"
    set    = { platform_version = "LATEST" }
  }

  example "fails" "1.3.0" {
    resource "aws_ecs_service" "app" {
      name             = "app"
      cluster          = "main"
      task_definition  = "app:1"
      launch_type      = "FARGATE"
      platform_version = "1.3.0"
    }
  }

  example "passes" "not written" {
    resource "aws_ecs_service" "app" {
      name            = "app"
      cluster         = "main"
      task_definition = "app:1"
      launch_type     = "FARGATE"
    }
  }

  example "passes" "the latest" {
    resource "aws_ecs_service" "app" {
      name             = "app"
      cluster          = "main"
      task_definition  = "app:1"
      launch_type      = "FARGATE"
      platform_version = "LATEST"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "platform_version" {
      type = string
    }

    resource "aws_ecs_service" "app" {
      name             = "app"
      cluster          = "main"
      task_definition  = "app:1"
      launch_type      = "FARGATE"
      platform_version = var.platform_version
    }
  }
}
