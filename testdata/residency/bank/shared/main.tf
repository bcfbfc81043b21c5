# What belongs to no country: identities, names, and what nobody looked after.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
    ibm = { source = "IBM-Cloud/ibm" }
    oci = { source = "hashicorp/oci" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

provider "ibm" {
  region = "eu-de"
}

provider "oci" {
  region = "eu-frankfurt-1"
}

locals {
  eu     = { DataResidency = "eu" }
  oci_eu = { dataresidency = "eu" }
}

variable "compartment_id" {
  type    = string
  default = "ocid1.compartment.oc1..aaaaaaaakantor"
}

resource "aws_s3_bucket" "inbox" {
  bucket = "kantor-inbox"
}

resource "aws_dynamodb_table" "forms" {
  name         = "kantor-forms"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  tags         = { Owner = "unknown" }
  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_s3_bucket" "press" {
  bucket = "kantor-press"
  tags   = { DataResidency = "public" }
}

resource "aws_iam_role" "auditor" {
  name = "auditor"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "config.amazonaws.com" } }]
  })
  tags = local.eu
}

resource "aws_route53_zone" "group" {
  name = "kantor-group.example"
  tags = local.eu
}

resource "oci_objectstorage_bucket" "records" {
  compartment_id = var.compartment_id
  namespace      = "kantor"
  name           = "records"
  freeform_tags  = local.oci_eu
}

resource "oci_objectstorage_replication_policy" "records_far" {
  bucket                              = oci_objectstorage_bucket.records.name
  namespace                           = "kantor"
  name                                = "far"
  destination_bucket_name             = "records"
  destination_region_name             = "us-ashburn-1"
  delete_object_in_destination_bucket = "ACCEPT"
}

resource "oci_objectstorage_bucket" "minutes" {
  compartment_id = var.compartment_id
  namespace      = "kantor"
  name           = "minutes"
  freeform_tags  = local.oci_eu
}

resource "oci_objectstorage_replication_policy" "minutes_near" {
  bucket                              = oci_objectstorage_bucket.minutes.name
  namespace                           = "kantor"
  name                                = "near"
  destination_bucket_name             = "minutes"
  destination_region_name             = "eu-milan-1"
  delete_object_in_destination_bucket = "ACCEPT"
}

resource "oci_core_volume" "core" {
  compartment_id      = var.compartment_id
  availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
  size_in_gbs         = "200"
  freeform_tags       = local.oci_eu
  block_volume_replicas {
    availability_domain = "Uocm:PHX-AD-1"
    display_name        = "core"
  }
}

resource "oci_core_volume" "teller" {
  compartment_id      = var.compartment_id
  availability_domain = "Uocm:EU-FRANKFURT-1-AD-2"
  size_in_gbs         = "200"
  freeform_tags       = local.oci_eu
  block_volume_replicas {
    availability_domain = "Uocm:EU-AMSTERDAM-1-AD-1"
    display_name        = "teller"
  }
}

module "scans_world" {
  source   = "../modules/scans"
  name     = "kantor-scans-world"
  location = "us"
}

module "scans" {
  source   = "../modules/scans"
  name     = "kantor-scans"
  location = "eu"
}
