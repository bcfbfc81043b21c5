check "aws-ecs-service-public-ip" {
  title    = "ECS service has public addresses"
  severity = "medium"
  on       = ["aws_ecs_service"]
  fail     = self.network_configuration.assign_public_ip
  at       = self.network_configuration.assign_public_ip
  message  = "assign_public_ip is true"
  why      = "Each task is reachable from the internet past the load balancer, as far as its security group lets it."
  remedy   = "Set assign_public_ip = false, and give the subnets a NAT gateway or VPC endpoints."
  aliases  = ["CKV_AWS_333"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Without a NAT gateway or endpoints the tasks cannot fetch their images, and who reaches them from the internet is locked out"
    set    = { "network_configuration.assign_public_ip" = false }
  }

  example "fails" "public" {
    resource "aws_ecs_service" "app" {
      name            = "app"
      cluster         = "main"
      task_definition = "app:1"
      launch_type     = "FARGATE"

      network_configuration {
        subnets          = ["subnet-0123456789abcdef0"]
        assign_public_ip = true
      }
    }
  }

  example "passes" "not written" {
    resource "aws_ecs_service" "app" {
      name            = "app"
      cluster         = "main"
      task_definition = "app:1"
      launch_type     = "FARGATE"

      network_configuration {
        subnets = ["subnet-0123456789abcdef0"]
      }
    }
  }

  example "passes" "private" {
    resource "aws_ecs_service" "app" {
      name            = "app"
      cluster         = "main"
      task_definition = "app:1"
      launch_type     = "FARGATE"

      network_configuration {
        subnets          = ["subnet-0123456789abcdef0"]
        assign_public_ip = false
      }
    }
  }
}
