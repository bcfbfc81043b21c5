# --- outside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_atracker_target" "this" {
  name        = "events"
  target_type = "cloud_object_storage"

  cos_endpoint {
    endpoint                   = "s3.private.br-sao.cloud-object-storage.appdomain.cloud"
    bucket                     = "events"
    target_crn                 = "crn:v1:bluemix:public:cloud-object-storage:global:a/0123456789abcdef:bank::"
    service_to_service_enabled = true
  }
}

# --- inside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_atracker_target" "this" {
  name        = "events"
  target_type = "cloud_object_storage"

  cos_endpoint {
    endpoint                   = "s3.private.eu-es.cloud-object-storage.appdomain.cloud"
    bucket                     = "events"
    target_crn                 = "crn:v1:bluemix:public:cloud-object-storage:global:a/0123456789abcdef:bank::"
    service_to_service_enabled = true
  }
}
