locals {
  tags = {
    Company     = "Tarnwick Ferries"
    Environment = "prod"
    ManagedBy   = "terraform"
    CostCentre  = "4100"
  }
}

data "terraform_remote_state" "global" {
  backend = "s3"

  config = {
    bucket = "tarnwick-terraform-state"
    key    = "global/terraform.tfstate"
    region = "eu-west-1"
  }
}

module "network" {
  source = "../../modules/network"

  name           = "tarnwick-prod"
  region         = var.region
  cidr           = var.cidr
  nat_gateways   = 3
  operator_cidrs = var.operator_cidrs
  partners       = var.partners
}

module "platform" {
  source = "../../modules/platform"

  providers = {
    aws      = aws
    aws.edge = aws.edge
  }

  env     = "prod"
  network = module.network

  timetable_acl                 = var.timetable_bucket_acl
  timetable_block_public_access = var.timetable_public_access_block
  buckets                       = var.documents

  databases = {
    for name, database in var.databases : name => {
      engine              = database.engine
      engine_version      = database.engine_version
      parameter_family    = database.family
      instance_class      = database.instance_class
      storage_gib         = database.storage_gib
      replicas            = database.replicas
      deletion_protection = database.protected
      backup_days         = 35
      classification      = database.classification
    }
  }

  cluster = {
    public_endpoint       = true
    public_endpoint_cidrs = ["198.51.100.0/24"]
    node_groups = {
      general = {
        instance_types = ["m6g.large"]
        size           = { min = 3, max = 12 }
      }
      reports = {
        instance_types = ["c6g.xlarge", "c7g.xlarge"]
        spot           = true
        require_imdsv2 = false
        taints         = { workload = "reports" }
        size           = { min = 0, max = 6 }
      }
    }
  }

  cache_node_type          = "cache.m6g.large"
  booking_replica_regions  = ["eu-central-1"]
  certificate_arn          = var.certificate_arn
  tls_policy               = "ELBSecurityPolicy-2016-08"
  site_aliases             = [var.domain, "www.${var.domain}"]
  site_origins             = ["https://www.${var.domain}"]
  harbour_cidrs            = ["203.0.113.0/28", "198.51.100.32/27"]
  operator_role_arns       = [data.terraform_remote_state.global.outputs.operator_role_arn]
  alarm_addresses          = ["operations@${var.domain}"]
  artifact_bucket          = data.terraform_remote_state.global.outputs.artifact_bucket
  function_versions        = var.function_versions
  log_retention_days       = 365
  export_database_password = var.export_database_password
  tags                     = local.tags
}

# A copy of the exports in a second region, for the day when the first one is gone.
module "recovery_bucket" {
  source = "../../modules/bucket"

  providers = {
    aws = aws.recovery
  }

  name                = "tarnwick-prod-recovery"
  data_classification = "pii"
  versioning          = true
}

module "schedules" {
  source  = "terraform-aws-modules/eventbridge/aws"
  version = "3.14.2"

  create_bus = false

  rules = {
    timetables = {
      description         = "Publish the timetables of the next day"
      schedule_expression = "cron(30 20 * * ? *)"
    }
  }
}
