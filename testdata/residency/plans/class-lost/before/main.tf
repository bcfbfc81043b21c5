terraform {
  required_providers {
    aws     = { source = "hashicorp/aws" }
    azurerm = { source = "hashicorp/azurerm" }
    google  = { source = "hashicorp/google" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

provider "azurerm" {
  features {}
}

provider "google" {
  project = "kantor"
  region  = "europe-west3"
}

locals {
  eu = { DataResidency = "eu" }
}

resource "aws_s3_bucket" "statements" {
  bucket = "kantor-statements"
  tags   = local.eu
}

resource "aws_s3_bucket" "inbox" {
  bucket = "kantor-inbox"
}

resource "aws_s3_bucket" "press" {
  bucket = "kantor-press"
  tags   = { DataResidency = "public" }
}

resource "aws_s3_bucket" "campaign" {
  bucket = "kantor-campaign"
  region = "us-east-1"
  tags   = { DataResidency = "public" }
}

resource "aws_s3_bucket" "brochures" {
  bucket = "kantor-brochures"
  region = "us-east-1"
  tags   = local.eu
}
