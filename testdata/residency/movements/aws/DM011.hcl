# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_lambda_function" "copies" {
  provider      = aws.away
  function_name = "bank"
  role          = "arn:aws:iam::123456789012:role/bank"
}

resource "aws_s3control_object_lambda_access_point" "this" {
  name = "bank"

  configuration {
    supporting_access_point = "bank"

    transformation_configuration {
      actions = ["bank"]

      content_transformation {
        aws_lambda {
          function_arn = aws_lambda_function.copies.arn
        }
      }
    }
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_lambda_function" "copies" {
  provider      = aws.away
  function_name = "bank"
  role          = "arn:aws:iam::123456789012:role/bank"
}

resource "aws_s3control_object_lambda_access_point" "this" {
  name = "bank"

  configuration {
    supporting_access_point = "bank"

    transformation_configuration {
      actions = ["bank"]

      content_transformation {
        aws_lambda {
          function_arn = aws_lambda_function.copies.arn
        }
      }
    }
  }
}
