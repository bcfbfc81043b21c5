check "aws-sagemaker-notebook-imdsv1-allowed" {
  title    = "SageMaker notebook answers IMDSv1"
  severity = "medium"
  on       = ["aws_sagemaker_notebook_instance"]
  fail     = self.instance_metadata_service_configuration.minimum_instance_metadata_service_version != "2"
  at       = self.instance_metadata_service_configuration
  message  = "The minimum version of the metadata service is not 2"
  why      = "A server-side request forgery in anything that runs in the notebook is enough to fetch the credentials of its role."
  remedy   = "Add instance_metadata_service_configuration { minimum_instance_metadata_service_version = \"2\" }."
  aliases  = ["CKV_AWS_371"]
  since    = "0.1"

  fix {
    unsafe = "Stops the notebook for the change; software that uses version 1 loses its credentials"
    set    = { "instance_metadata_service_configuration.minimum_instance_metadata_service_version" = "2" }
  }

  example "fails" "not written" {
    resource "aws_sagemaker_notebook_instance" "lab" {
      name          = "lab"
      role_arn      = "arn:aws:iam::111122223333:role/lab"
      instance_type = "ml.t3.medium"
    }
  }

  example "fails" "version 1" {
    resource "aws_sagemaker_notebook_instance" "lab" {
      name          = "lab"
      role_arn      = "arn:aws:iam::111122223333:role/lab"
      instance_type = "ml.t3.medium"

      instance_metadata_service_configuration {
        minimum_instance_metadata_service_version = "1"
      }
    }
  }

  example "passes" "version 2" {
    resource "aws_sagemaker_notebook_instance" "lab" {
      name          = "lab"
      role_arn      = "arn:aws:iam::111122223333:role/lab"
      instance_type = "ml.t3.medium"

      instance_metadata_service_configuration {
        minimum_instance_metadata_service_version = "2"
      }
    }
  }
}
