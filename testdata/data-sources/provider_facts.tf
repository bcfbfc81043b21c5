provider "aws" {
  region              = "cn-north-1"
  allowed_account_ids = ["123456789012"]
  default_tags {
    tags = { team = "a" }
  }
}

provider "google" {
  project = "p"
  region  = "europe-west1"
}

data "aws_region" "here" {}
data "aws_partition" "here" {}
data "aws_caller_identity" "me" {}
data "aws_default_tags" "all" {}
data "google_client_config" "me" {}

data "aws_service_principal" "logs" {
  service_name = "logs"
}

data "aws_service_principal" "s3" {
  service_name = "s3"
  region       = "eu-west-1"
}

data "aws_arn" "db" {
  arn = "arn:aws:rds:eu-west-1:123456789012:db:mysql-db"
}

output "the_provider_says_where" {
  value = alltrue([
    data.aws_region.here.name == "cn-north-1",
    data.aws_region.here.endpoint == "ec2.cn-north-1.amazonaws.com.cn",
    data.aws_partition.here.partition == "aws-cn",
    data.aws_partition.here.reverse_dns_prefix == "cn.com.amazonaws",
    data.aws_caller_identity.me.account_id == "123456789012",
    data.aws_default_tags.all.tags.team == "a",
    data.google_client_config.me.project == "p",
    data.google_client_config.me.region == "europe-west1",
  ])
}

output "services_have_names" {
  value = data.aws_service_principal.logs.name == "logs.amazonaws.com.cn" && data.aws_service_principal.s3.name == "s3.amazonaws.com" && data.aws_service_principal.s3.id == "s3.eu-west-1.amazonaws.com"
}

output "a_name_has_parts" {
  value = alltrue([
    data.aws_arn.db.partition == "aws",
    data.aws_arn.db.service == "rds",
    data.aws_arn.db.region == "eu-west-1",
    data.aws_arn.db.account == "123456789012",
    data.aws_arn.db.resource == "db:mysql-db",
  ])
}

output "unknown_user" {
  value = data.aws_caller_identity.me.user_id
}

data "google_project" "own" {}

output "a_project_is_the_providers" {
  value = data.google_project.own.project_id == "p"
}

output "unknown_number_of_a_project" {
  value = data.google_project.own.number
}
