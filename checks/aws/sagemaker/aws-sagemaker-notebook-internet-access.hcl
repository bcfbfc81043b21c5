check "aws-sagemaker-notebook-internet-access" {
  title      = "SageMaker notebook reaches the internet directly"
  severity   = "medium"
  on         = ["aws_sagemaker_notebook_instance"]
  fail       = self.direct_internet_access == null || self.direct_internet_access == "Enabled"
  at         = self.direct_internet_access
  message    = "direct_internet_access is not \"Disabled\""
  why        = "A notebook handles the data itself: with a way out past the network of the account, anyone who runs code in it can carry it away."
  remedy     = "Set direct_internet_access = \"Disabled\", with subnet_id and security_groups."
  similar_to = ["CKV_AWS_122", "AwsSolutions-SM3", "SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS"]
  since      = "0.1"

  example "fails" "not written" {
    resource "aws_sagemaker_notebook_instance" "lab" {
      name          = "lab"
      role_arn      = "arn:aws:iam::111122223333:role/lab"
      instance_type = "ml.t3.medium"
    }
  }

  example "fails" "enabled" {
    resource "aws_sagemaker_notebook_instance" "lab" {
      name                   = "lab"
      role_arn               = "arn:aws:iam::111122223333:role/lab"
      instance_type          = "ml.t3.medium"
      direct_internet_access = "Enabled"
    }
  }

  example "passes" "disabled" {
    resource "aws_sagemaker_notebook_instance" "lab" {
      name                   = "lab"
      role_arn               = "arn:aws:iam::111122223333:role/lab"
      instance_type          = "ml.t3.medium"
      subnet_id              = "subnet-0123456789abcdef0"
      security_groups        = ["sg-0123456789abcdef0"]
      direct_internet_access = "Disabled"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "direct_internet_access" {
      type = string
    }

    resource "aws_sagemaker_notebook_instance" "lab" {
      name                   = "lab"
      role_arn               = "arn:aws:iam::111122223333:role/lab"
      instance_type          = "ml.t3.medium"
      direct_internet_access = var.direct_internet_access
    }
  }
}
