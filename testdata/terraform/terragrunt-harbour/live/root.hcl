locals {
  account = read_terragrunt_config(find_in_parent_folders("account.hcl"))
  region  = read_terragrunt_config(find_in_parent_folders("region.hcl"))
  tags    = { owner = "harbour", stage = local.account.locals.stage }
}

remote_state {
  backend = "s3"
  generate = {
    path      = "backend.tf"
    if_exists = "overwrite_terragrunt"
  }
  config = {
    bucket = "harbour-state-${local.account.locals.number}"
    key    = "${path_relative_to_include()}/tofu.tfstate"
    region = "eu-north-1"
  }
}

generate "provider" {
  path      = "provider.tf"
  if_exists = "overwrite_terragrunt"
  contents  = <<-EOT
    provider "aws" {
      region              = "${local.region.locals.name}"
      allowed_account_ids = ["${local.account.locals.number}"]
      default_tags {
        tags = ${jsonencode(local.tags)}
      }
    }
  EOT
}

inputs = {
  stage  = local.account.locals.stage
  prefix = "harbour-${local.account.locals.stage}"
  labels = { team = "quay", layer = "base" }
  place  = path_relative_to_include()
}
