terraform {
  required_providers {
    cloudflare = {
      source = "cloudflare/cloudflare"
    }
    confluent = {
      source = "confluentinc/confluent"
    }
    mongodbatlas = {
      source = "mongodb/mongodbatlas"
    }
    aiven = {
      source = "aiven/aiven"
    }
    ec = {
      source = "elastic/ec"
    }
    databricks = {
      source = "databricks/databricks"
    }
  }
}

resource "cloudflare_r2_bucket" "anywhere" {
  name     = "a"
  location = "weur"
}

resource "cloudflare_r2_bucket" "eu" {
  name         = "b"
  jurisdiction = "eu"
}

resource "confluent_kafka_cluster" "aws" {
  cloud  = "AWS"
  region = "eu-central-1"
}

resource "confluent_kafka_cluster" "google" {
  cloud  = "GCP"
  region = "europe-west3"
}

resource "mongodbatlas_cluster" "aws" {
  provider_name        = "AWS"
  provider_region_name = "EU_CENTRAL_1"
}

resource "mongodbatlas_advanced_cluster" "spread" {
  replication_specs {
    region_configs {
      provider_name = "AWS"
      region_name   = "EU_WEST_1"
    }

    region_configs {
      provider_name = "AWS"
      region_name   = "US_EAST_1"
    }
  }
}

resource "aiven_kafka" "google" {
  cloud_name = "google-europe-west3"
}

resource "aiven_pg" "aws" {
  cloud_name = "aws-eu-west-1"
}

resource "ec_deployment" "azure" {
  region = "azure-westeurope"
}

resource "databricks_mws_workspaces" "aws" {
  aws_region = "eu-west-2"
}

resource "random_id" "none" {
  byte_length = 4
}
