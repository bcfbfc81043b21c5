# --- outside
provider "ibm" {
  region = "eu-de"
}

provider "ibm" {
  alias  = "away"
  region = "br-sao"
}

resource "ibm_cos_bucket" "home" {
  bucket_name          = "bank-home"
  region_location      = "eu-de"
  storage_class        = "standard"
  resource_instance_id = "crn:v1:bluemix:public:cloud-object-storage:global:a/0123456789abcdef:bank::"
}

resource "ibm_cos_bucket" "away" {
  provider             = ibm.away
  bucket_name          = "bank-away"
  region_location      = "br-sao"
  storage_class        = "standard"
  resource_instance_id = "crn:v1:bluemix:public:cloud-object-storage:global:a/0123456789abcdef:bank::"
}

resource "ibm_cos_bucket_replication_rule" "this" {
  bucket_crn      = ibm_cos_bucket.home.crn
  bucket_location = "eu-de"

  replication_rule {
    rule_id                = "all"
    enable                 = true
    priority               = 1
    destination_bucket_crn = ibm_cos_bucket.away.crn
  }
}

# --- inside
provider "ibm" {
  region = "eu-de"
}

provider "ibm" {
  alias  = "away"
  region = "eu-es"
}

resource "ibm_cos_bucket" "home" {
  bucket_name          = "bank-home"
  region_location      = "eu-de"
  storage_class        = "standard"
  resource_instance_id = "crn:v1:bluemix:public:cloud-object-storage:global:a/0123456789abcdef:bank::"
}

resource "ibm_cos_bucket" "away" {
  provider             = ibm.away
  bucket_name          = "bank-away"
  region_location      = "eu-es"
  storage_class        = "standard"
  resource_instance_id = "crn:v1:bluemix:public:cloud-object-storage:global:a/0123456789abcdef:bank::"
}

resource "ibm_cos_bucket_replication_rule" "this" {
  bucket_crn      = ibm_cos_bucket.home.crn
  bucket_location = "eu-de"

  replication_rule {
    rule_id                = "all"
    enable                 = true
    priority               = 1
    destination_bucket_crn = ibm_cos_bucket.away.crn
  }
}
