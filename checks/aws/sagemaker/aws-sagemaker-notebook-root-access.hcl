check "aws-sagemaker-notebook-root-access" {
  title    = "Users of a SageMaker notebook are root"
  severity = "low"
  on       = ["aws_sagemaker_notebook_instance"]
  fail     = self.root_access == null || self.root_access == "Enabled"
  at       = self.root_access
  message  = "root_access is not \"Disabled\""
  why      = "Users, and whatever their notebooks load, can change the machine and read what others left on it."
  remedy   = "Set root_access = \"Disabled\"."
  aliases  = ["CKV_AWS_307"]
  since    = "0.1"

  fix {
    unsafe = "Stops the notebook for the change; its users cannot install packages of the system any more"
    set    = { root_access = "Disabled" }
  }

  example "fails" "not written" {
    resource "aws_sagemaker_notebook_instance" "lab" {
      name          = "lab"
      role_arn      = "arn:aws:iam::111122223333:role/lab"
      instance_type = "ml.t3.medium"
    }
  }

  example "fails" "enabled" {
    resource "aws_sagemaker_notebook_instance" "lab" {
      name          = "lab"
      role_arn      = "arn:aws:iam::111122223333:role/lab"
      instance_type = "ml.t3.medium"
      root_access   = "Enabled"
    }
  }

  example "passes" "disabled" {
    resource "aws_sagemaker_notebook_instance" "lab" {
      name          = "lab"
      role_arn      = "arn:aws:iam::111122223333:role/lab"
      instance_type = "ml.t3.medium"
      root_access   = "Disabled"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "root_access" {
      type = string
    }

    resource "aws_sagemaker_notebook_instance" "lab" {
      name          = "lab"
      role_arn      = "arn:aws:iam::111122223333:role/lab"
      instance_type = "ml.t3.medium"
      root_access   = var.root_access
    }
  }
}
