terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-west-1"
}

module "harbour" {
  source   = "./harbour"
  for_each = { north = "10.8.0.0/16", "south.quay" = "10.9.0.0/16" }
  name     = each.key
  cidr     = each.value
  callers  = each.key == "north" ? ["0.0.0.0/0"] : ["10.0.0.0/8"]
}
