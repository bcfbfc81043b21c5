# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

variable "somewhere" {
  type = string
}

resource "aws_imagebuilder_distribution_configuration" "this" {
  name = "bank"

  distribution {
    region = var.somewhere

    ami_distribution_configuration {
      target_account_ids = ["222222222222"]
    }
  }
}
