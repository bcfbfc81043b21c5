check "aws-ecs-cluster-container-insights-disabled" {
  title      = "ECS cluster collects no container metrics"
  severity   = "info"
  on         = ["aws_ecs_cluster"]
  fail       = !anytrue([for setting in self.setting : setting.name == "containerInsights" && contains(["enabled", "enhanced"], setting.value)])
  message    = "The setting containerInsights is not \"enabled\" or \"enhanced\""
  why        = "Without metrics of tasks and containers one does not see that one of them restarts all the time, leaks memory, or mines for somebody else."
  remedy     = "Add a setting block with name = \"containerInsights\" and value = \"enabled\"."
  aliases    = ["CKV_AWS_65", "AwsSolutions-ECS4"]
  similar_to = ["AVD-AWS-0034"]
  since      = "0.1"

  fix {
    unsafe = "The metrics cost"
    set    = { "setting.name" = "containerInsights", "setting.value" = "enabled" }
  }

  example "fails" "not written" {
    resource "aws_ecs_cluster" "main" {
      name = "main"
    }
  }

  example "fails" "switched off" {
    resource "aws_ecs_cluster" "main" {
      name = "main"

      setting {
        name  = "containerInsights"
        value = "disabled"
      }
    }
  }

  example "passes" "switched on" {
    resource "aws_ecs_cluster" "main" {
      name = "main"

      setting {
        name  = "containerInsights"
        value = "enhanced"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "insights" {
      type = string
    }

    resource "aws_ecs_cluster" "main" {
      name = "main"

      setting {
        name  = "containerInsights"
        value = var.insights
      }
    }
  }
}
