# --- outside
variable "password" {
  type      = string
  sensitive = true
}

provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_mysql_channel" "this" {
  source {
    source_type = "MYSQL"
    hostname    = "db.example.com"
    username    = "replication"
    password    = var.password
    ssl_mode    = "REQUIRED"
  }

  target {
    target_type  = "DBSYSTEM"
    db_system_id = "ocid1.mysqldbsystem.oc1.ap-mumbai-1.aaaabank"
  }
}

# --- inside
variable "password" {
  type      = string
  sensitive = true
}

provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_mysql_channel" "this" {
  source {
    source_type = "MYSQL"
    hostname    = "db.example.com"
    username    = "replication"
    password    = var.password
    ssl_mode    = "REQUIRED"
  }

  target {
    target_type  = "DBSYSTEM"
    db_system_id = "ocid1.mysqldbsystem.oc1.eu-stockholm-1.aaaabank"
  }
}
