# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_directory_service_region" "this" {
  directory_id = "bank"
  region_name  = "us-east-1"

  vpc_settings {
    subnet_ids = ["bank"]
    vpc_id     = "bank"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_directory_service_region" "this" {
  directory_id = "bank"
  region_name  = "eu-west-1"

  vpc_settings {
    subnet_ids = ["bank"]
    vpc_id     = "bank"
  }
}
