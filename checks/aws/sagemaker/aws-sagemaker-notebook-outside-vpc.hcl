check "aws-sagemaker-notebook-outside-vpc" {
  title    = "SageMaker notebook is not in a VPC of its owner"
  severity = "medium"
  on       = ["aws_sagemaker_notebook_instance"]
  fail     = self.subnet_id == null
  at       = self.subnet_id
  message  = "subnet_id is not set"
  why      = "Neither security groups nor flow logs nor endpoint policies see or hold what the notebook does."
  remedy   = "Set subnet_id and security_groups."
  aliases  = ["CKV_AWS_306", "AwsSolutions-SM1"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_sagemaker_notebook_instance" "lab" {
      name          = "lab"
      role_arn      = "arn:aws:iam::111122223333:role/lab"
      instance_type = "ml.t3.medium"
    }
  }

  example "passes" "in a subnet" {
    resource "aws_sagemaker_notebook_instance" "lab" {
      name          = "lab"
      role_arn      = "arn:aws:iam::111122223333:role/lab"
      instance_type = "ml.t3.medium"
      subnet_id     = "subnet-0123456789abcdef0"
    }
  }
}
