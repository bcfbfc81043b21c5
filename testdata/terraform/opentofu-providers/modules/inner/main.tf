terraform {
  required_providers {
    amazon = {
      source                = "hashicorp/aws"
      configuration_aliases = [amazon.other]
    }
    google-beta = {
      source = "hashicorp/google-beta"
    }
  }
}

provider "amazon" {
  alias  = "own"
  region = "sa-east-1"
}

data "aws_region" "inherited" {
  provider = amazon
}

data "aws_region" "other" {
  provider = amazon.other
}

data "aws_region" "own" {
  provider = amazon.own
}

resource "google_storage_bucket" "beta" {
  provider = google-beta
  name     = "beta"
  location = "EU"
}

output "regions" {
  value = [data.aws_region.inherited.name, data.aws_region.other.name, data.aws_region.own.name]
}
