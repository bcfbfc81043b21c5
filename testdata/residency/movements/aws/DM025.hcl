# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

variable "somewhere" {
  type = string
}

resource "aws_rds_cluster" "this" {
  provider                      = aws.away
  replication_source_identifier = var.somewhere
  source_region                 = "eu-central-1"
  engine                        = "aurora-mysql"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

variable "somewhere" {
  type = string
}

resource "aws_rds_cluster" "this" {
  provider                      = aws.away
  replication_source_identifier = var.somewhere
  source_region                 = "eu-central-1"
  engine                        = "aurora-mysql"
}
