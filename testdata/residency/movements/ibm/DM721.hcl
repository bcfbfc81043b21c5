# --- outside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_cos_bucket" "this" {
  bucket_name          = "bank-ledger"
  region_location      = "eu-de"
  storage_class        = "standard"
  resource_instance_id = "crn:v1:bluemix:public:cloud-object-storage:global:a/0123456789abcdef:bank::"

  metrics_monitoring {
    usage_metrics_enabled  = true
    metrics_monitoring_crn = "crn:v1:bluemix:public:sysdig-monitor:jp-tok:a/0123456789abcdef:bank::"
  }
}

# --- inside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_cos_bucket" "this" {
  bucket_name          = "bank-ledger"
  region_location      = "eu-de"
  storage_class        = "standard"
  resource_instance_id = "crn:v1:bluemix:public:cloud-object-storage:global:a/0123456789abcdef:bank::"

  metrics_monitoring {
    usage_metrics_enabled  = true
    metrics_monitoring_crn = "crn:v1:bluemix:public:sysdig-monitor:eu-es:a/0123456789abcdef:bank::"
  }
}
