# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_datascience_model" "this" {
  compartment_id          = "ocid1.compartment.oc1..aaaabank"
  project_id              = "ocid1.datascienceproject.oc1.eu-frankfurt-1.aaaabank"
  artifact_content_length = "1024"
  model_artifact          = "model.zip"

  backup_setting {
    is_backup_enabled = true
    backup_region     = "ap-mumbai-1"
  }
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_datascience_model" "this" {
  compartment_id          = "ocid1.compartment.oc1..aaaabank"
  project_id              = "ocid1.datascienceproject.oc1.eu-frankfurt-1.aaaabank"
  artifact_content_length = "1024"
  model_artifact          = "model.zip"

  backup_setting {
    is_backup_enabled = true
    backup_region     = "eu-stockholm-1"
  }
}
