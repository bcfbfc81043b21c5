module "network" {
  source = "../../modules/network"

  name                         = "tarnwick-${var.env}"
  region                       = "eu-west-1"
  cidr                         = "10.42.0.0/16"
  zone_count                   = 2
  operator_cidrs               = var.operator_cidrs
  flow_log                     = false
  close_default_security_group = false
}

module "platform" {
  source = "../../modules/platform"

  providers = {
    aws      = aws
    aws.edge = aws.edge
  }

  env     = var.env
  network = module.network

  buckets = {
    for name in ["invoices", "exports", "scratch"] : name => {
      versioning = false
      logged     = false
    }
  }

  databases = {
    passengers = {
      instance_class      = "db.t4g.micro"
      storage_gib         = 20
      public              = true
      deletion_protection = false
      backup_days         = 0
      client_cidrs        = ["0.0.0.0/0"]
    }
  }

  cluster = var.with_cluster ? {
    public_endpoint = true
    encrypt_secrets = false
    log_types       = []
    node_groups = {
      general = {
        instance_types = ["t4g.medium"]
        spot           = true
        encrypted      = false
        size           = { min = 1, max = 2 }
      }
    }
  } : null

  artifact_bucket          = "tarnwick-artifacts"
  log_retention_days       = 3
  export_database_password = coalesce(var.export_database_password, random_password.export.result)
}

resource "random_password" "export" {
  length  = 24
  special = false
}
