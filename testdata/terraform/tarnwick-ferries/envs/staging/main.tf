terraform {
  required_version = "~> 1.9"

  backend "s3" {
    bucket  = "tarnwick-terraform-state"
    key     = "staging/terraform.tfstate"
    region  = "eu-west-1"
    encrypt = true
  }

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.80"
    }
  }
}

provider "aws" {
  region = "eu-west-1"

  default_tags {
    tags = {
      Environment = "staging"
      ManagedBy   = "terraform"
    }
  }
}

provider "aws" {
  alias  = "edge"
  region = "us-east-1"
}

module "network" {
  source = "../../modules/network"

  name           = "tarnwick-staging"
  region         = "eu-west-1"
  cidr           = "10.41.0.0/16"
  zone_count     = 2
  operator_cidrs = var.operator_cidrs
}

module "platform" {
  source = "../../modules/platform"

  providers = {
    aws      = aws
    aws.edge = aws.edge
  }

  env     = "staging"
  network = module.network

  # Agents try their integration against staging while a campaign runs.
  timetable_acl                 = var.open_to_agents ? "public-read" : "private"
  timetable_block_public_access = !var.open_to_agents

  buckets = {
    invoices = { own_key = true }
    exports  = { logged = false }
  }

  databases = {
    passengers = { deletion_protection = false, backup_days = 3 }
  }

  cluster = {
    encrypt_secrets = false
    log_types       = ["audit"]
    node_groups = {
      general = {
        instance_types = ["t4g.large"]
        spot           = true
        size           = { min = 1, max = 4 }
      }
    }
  }

  certificate_arn          = var.certificate_arn
  harbour_cidrs            = ["203.0.113.0/28"]
  artifact_bucket          = "tarnwick-artifacts"
  export_database_password = var.export_database_password
}

resource "aws_s3_bucket" "load_test_results" {
  bucket        = "tarnwick-staging-load-tests"
  force_destroy = true
}

resource "aws_s3_bucket_public_access_block" "load_test_results" {
  bucket = aws_s3_bucket.load_test_results.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = false
  restrict_public_buckets = false
}
