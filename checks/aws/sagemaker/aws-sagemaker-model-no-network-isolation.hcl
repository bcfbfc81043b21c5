check "aws-sagemaker-model-no-network-isolation" {
  title    = "SageMaker model can make connections"
  severity = "low"
  on       = ["aws_sagemaker_model"]
  fail     = !self.enable_network_isolation
  at       = self.enable_network_isolation
  message  = "enable_network_isolation is not true"
  why      = "Code in a model, or one that was tampered with, can send what it is asked to strangers."
  remedy   = "Set enable_network_isolation = true."
  aliases  = ["CKV_AWS_370"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the model, whose code must need no network"
    set    = { enable_network_isolation = true }
  }

  example "fails" "not written" {
    resource "aws_sagemaker_model" "rank" {
      execution_role_arn = "arn:aws:iam::111122223333:role/rank"

      primary_container {
        image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/rank:1"
      }
    }
  }

  example "fails" "switched off" {
    resource "aws_sagemaker_model" "rank" {
      execution_role_arn = "arn:aws:iam::111122223333:role/rank"

      primary_container {
        image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/rank:1"
      }

      enable_network_isolation = false
    }
  }

  example "passes" "switched on" {
    resource "aws_sagemaker_model" "rank" {
      execution_role_arn = "arn:aws:iam::111122223333:role/rank"

      primary_container {
        image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/rank:1"
      }

      enable_network_isolation = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "enable_network_isolation" {
      type = bool
    }

    resource "aws_sagemaker_model" "rank" {
      execution_role_arn = "arn:aws:iam::111122223333:role/rank"

      primary_container {
        image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/rank:1"
      }

      enable_network_isolation = var.enable_network_isolation
    }
  }
}
