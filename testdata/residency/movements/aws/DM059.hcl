# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

variable "somewhere" {
  type = string
}

resource "aws_ecr_replication_configuration" "this" {
  replication_configuration {
    rule {
      destination {
        region      = var.somewhere
        registry_id = "222222222222"
      }
    }
  }
}
