terraform {
  required_providers {
    ibm = {
      source = "IBM-Cloud/ibm"
    }
  }
}

provider "ibm" {
  region = "eu-de"
}

provider "ibm" {
  alias  = "dallas"
  region = "us-south"
}

resource "ibm_resource_instance" "cos" {
  service  = "cloud-object-storage"
  location = "global"
}

resource "ibm_resource_instance" "kms" {
  service  = "kms"
  location = "eu-gb"
}

resource "ibm_resource_instance" "edge" {
  service  = "internet-svcs"
  location = "global"
}

resource "ibm_cos_bucket" "region" {
  resource_instance_id = ibm_resource_instance.cos.id
  region_location      = "eu-de"
}

resource "ibm_cos_bucket" "cross" {
  resource_instance_id  = ibm_resource_instance.cos.id
  cross_region_location = "eu"
}

resource "ibm_cos_bucket" "single" {
  resource_instance_id = ibm_resource_instance.cos.id
  single_site_location = "che01"
}

resource "ibm_kms_key" "child" {
  instance_id = ibm_resource_instance.kms.guid
}

resource "ibm_database" "own" {
  location = "eu-es"
}

resource "ibm_is_volume" "zone" {
  zone = "eu-gb-2"
}

resource "ibm_is_instance" "provider" {
  name = "vm"
}

resource "ibm_is_vpc" "none" {
  name = "v"
}

resource "ibm_is_instance" "alias" {
  provider = ibm.dallas
  zone     = "us-south-1"
}

resource "ibm_storage_block" "centre" {
  datacenter = "fra02"
}

resource "ibm_cr_namespace" "provider" {
  name = "images"
}

resource "ibm_iam_access_group" "metadata" {
  name = "g"
}

resource "ibm_cis" "edge" {
  location = "global"
}

resource "ibm_pi_workspace" "centre" {
  pi_datacenter = "lon06"
}

resource "ibm_pi_instance" "child" {
  pi_cloud_instance_id = ibm_pi_workspace.centre.id
}

resource "ibm_event_streams_topic" "by_crn" {
  provider             = ibm.dallas
  resource_instance_id = "crn:v1:bluemix:public:messagehub:us-south:a/1:2::"
}
