terraform {
  required_version = ">= 1.5"
  required_providers {
    aws     = { source = "hashicorp/aws" }
    azurerm = { source = "hashicorp/azurerm" }
    google  = { source = "hashicorp/google" }
  }
}

provider "aws" {
  region = "eu-central-1"
  default_tags {
    tags = local.tags
  }
}

provider "aws" {
  alias  = "dublin"
  region = "eu-west-1"
  default_tags {
    tags = local.tags
  }
}

# Certificates and all that the edge wants in Virginia. No customer data.
provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
  default_tags {
    tags = merge(local.tags, { DataResidency = "none" })
  }
}

provider "azurerm" {
  features {}
}

provider "google" {
  project        = "kantor-eu"
  region         = "europe-west3"
  default_labels = { dataresidency = "eu" }
}

provider "google" {
  alias          = "iowa"
  project        = "kantor-eu"
  region         = "us-central1"
  default_labels = { dataresidency = "none" }
}

locals {
  tags = {
    DataResidency = "eu"
    Owner         = "retail-banking"
    CostCenter    = "4711"
  }
  azure_tags = merge(local.tags, { Platform = "azure" })
}
