provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = { dataclassification = "RESTRICTED" }
  }
}

provider "aws" {
  alias  = "plain"
  region = "us-east-1"
}

provider "google" {
  region = "us-east1"

  default_labels = {
    dataclassification = "pii"
  }
}

variable "class" {
  type = string
}

variable "prod" {
  type = bool
}

# By the default tags of its provider.
resource "aws_sqs_queue" "inherited" {
  name = "a"
}

# Its own tag takes the place of the default.
resource "aws_sqs_queue" "own" {
  name = "a"
  tags = { dataclassification = "public" }
}

resource "aws_sqs_queue" "case" {
  provider = aws.plain
  name     = "a"
  tags     = { DATACLASSIFICATION = "Pii" }
}

resource "aws_sqs_queue" "other" {
  provider = aws.plain
  name     = "a"
  tags     = { DataClassification = "public" }
}

# It cannot be said whether the policy is about it.
resource "aws_sqs_queue" "unknown" {
  provider = aws.plain
  name     = "a"
  tags     = { DataClassification = var.class }
}

# It hangs on a condition.
resource "aws_sqs_queue" "choice" {
  provider = aws.plain
  name     = "a"
  tags     = { DataClassification = var.prod ? "pii" : "public" }
}

resource "google_storage_bucket" "inherited" {
  name     = "a"
  location = "US"
}

resource "azurerm_storage_account" "tagged" {
  name                     = "a"
  resource_group_name      = "main"
  location                 = "East US"
  account_tier             = "Standard"
  account_replication_type = "LRS"
  tags                     = { DataClassification = "pii" }
}

resource "oci_objectstorage_bucket" "defined" {
  compartment_id = "ocid1.compartment.oc1..a"
  name           = "a"
  namespace      = "n"
  defined_tags   = { "Compliance.DataClassification" = "pii" }
}

provider "oci" {
  region = "us-ashburn-1"
}

provider "ibm" {
  region = "us-south"
}

resource "ibm_database" "list" {
  name     = "a"
  plan     = "standard"
  service  = "databases-for-postgresql"
  location = "us-south"
  tags     = ["team:sales", "dataclassification:pii"]
}

module "payments" {
  source = "./payments"
}

# Not in the module.
resource "aws_sqs_queue" "elsewhere" {
  provider = aws.plain
  name     = "a"
  tags     = { DataClassification = "public" }
}
