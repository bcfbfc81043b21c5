# Networks, services and roles of Google Cloud, Oracle Cloud and IBM Cloud.

case "a network and a database are opened, a bucket is public" {
  before {
    resource "google_compute_firewall" "ssh" {
      name          = "ssh"
      network       = "inner"
      source_ranges = ["10.0.0.0/8"]
      allow {
        protocol = "tcp"
        ports    = ["22", "3389"]
      }
    }
    resource "google_storage_bucket" "data" {
      name                     = "tarnwick-data"
      location                 = "EU"
      public_access_prevention = "enforced"
    }
    resource "google_storage_bucket_iam_member" "readers" {
      bucket = "tarnwick-data"
      role   = "roles/storage.objectViewer"
      member = "group:readers@example.com"
    }
    resource "google_sql_database_instance" "orders" {
      name             = "orders"
      database_version = "POSTGRES_16"
      settings {
        tier = "db-custom-2-8192"
        ip_configuration {
          ipv4_enabled = false
        }
      }
    }
  }
  after {
    resource "google_compute_firewall" "ssh" {
      name          = "ssh"
      network       = "inner"
      source_ranges = ["0.0.0.0/0"]
      allow {
        protocol = "tcp"
        ports    = ["22", "3389"]
      }
    }
    resource "google_storage_bucket" "data" {
      name                     = "tarnwick-data"
      location                 = "EU"
      public_access_prevention = "inherited"
    }
    resource "google_storage_bucket_iam_member" "readers" {
      bucket = "tarnwick-data"
      role   = "roles/storage.objectViewer"
      member = "allUsers"
    }
    resource "google_sql_database_instance" "orders" {
      name             = "orders"
      database_version = "POSTGRES_16"
      settings {
        tier = "db-custom-2-8192"
        ip_configuration {
          ipv4_enabled = true
          authorized_networks {
            value = "198.51.100.0/24"
          }
        }
      }
    }
  }
  opened = [
    "0.0.0.0/0 may now reach ports 22 and 3389 (was 10.0.0.0/8)",
    "198.51.100.0/24 may now reach the database",
    "the database gets a public address",
    "the bucket may now be made public",
  ]
  grants = [
    "everyone now has roles/storage.objectViewer on tarnwick-data",
  ]
}

case "authorized networks of a database and of a cluster" {
  before {
    resource "google_sql_database_instance" "orders" {
      name             = "orders"
      database_version = "POSTGRES_16"
      settings {
        tier = "db-custom-2-8192"
        ip_configuration {
          authorized_networks {
            value = "198.51.100.0/24"
          }
        }
      }
    }
    resource "google_container_cluster" "main" {
      name = "main"
      master_authorized_networks_config {
        cidr_blocks {
          cidr_block = "198.51.100.0/24"
        }
        cidr_blocks {
          cidr_block = "10.0.0.0/8"
        }
      }
    }
  }
  after {
    resource "google_sql_database_instance" "orders" {
      name             = "orders"
      database_version = "POSTGRES_16"
      settings {
        tier = "db-custom-2-8192"
        ip_configuration {
          authorized_networks {
            value = "0.0.0.0/0"
          }
        }
      }
    }
    resource "google_container_cluster" "main" {
      name = "main"
    }
  }
  opened = [
    "0.0.0.0/0 may now reach the cluster's API server (was 10.0.0.0/8 and 198.51.100.0/24)",
    "0.0.0.0/0 may now reach the database (was 198.51.100.0/24)",
  ]
}

case "a firewall rule for more machines" {
  before {
    resource "google_compute_firewall" "web" {
      name          = "web"
      network       = "inner"
      source_ranges = ["0.0.0.0/0"]
      target_tags   = ["web"]
      allow {
        protocol = "tcp"
        ports    = ["443"]
      }
    }
  }
  after {
    resource "google_compute_firewall" "web" {
      name          = "web"
      network       = "inner"
      source_ranges = ["0.0.0.0/0"]
      target_tags   = ["web", "admin"]
      allow {
        protocol = "tcp"
        ports    = ["443"]
      }
      allow {
        protocol = "icmp"
      }
    }
  }
  opened = [
    "0.0.0.0/0 may now reach ICMP of tag admin and tag web",
    "0.0.0.0/0 may now reach port 443 of tag admin",
  ]
}

case "a firewall rule is switched on" {
  before {
    resource "google_compute_firewall" "all" {
      name          = "all"
      network       = "inner"
      disabled      = true
      source_ranges = ["0.0.0.0/0"]
      allow {
        protocol = "all"
      }
    }
  }
  after {
    resource "google_compute_firewall" "all" {
      name          = "all"
      network       = "inner"
      source_ranges = ["0.0.0.0/0"]
      allow {
        protocol = "all"
      }
    }
  }
  opened = [
    "0.0.0.0/0 may now reach every port and protocol",
  ]
}

case "an instance gets a public address" {
  before {
    resource "google_compute_instance" "web" {
      name         = "web"
      machine_type = "e2-small"
      network_interface {
        network = "inner"
      }
    }
  }
  after {
    resource "google_compute_instance" "web" {
      name         = "web"
      machine_type = "e2-small"
      network_interface {
        network = "inner"
        access_config {
          network_tier = "STANDARD"
        }
      }
    }
  }
  opened = [
    "the instance gets a public address",
  ]
}

case "members of a project" {
  before {
    resource "google_project_iam_binding" "viewers" {
      project = "tarnwick"
      role    = "roles/viewer"
      members = ["user:ada@example.com", "group:staff@example.com"]
    }
    resource "google_project_iam_member" "ci" {
      project = "tarnwick"
      role    = "roles/owner"
      member  = "serviceAccount:ci@tarnwick.iam.gserviceaccount.com"
      condition {
        title      = "until summer"
        expression = "request.time < timestamp(\"2030-06-01T00:00:00Z\")"
      }
    }
  }
  after {
    resource "google_project_iam_binding" "viewers" {
      project = "tarnwick"
      role    = "roles/viewer"
      members = ["group:staff@example.com", "user:ada@example.com", "allAuthenticatedUsers"]
    }
    resource "google_project_iam_member" "ci" {
      project = "tarnwick"
      role    = "roles/owner"
      member  = "serviceAccount:ci@tarnwick.iam.gserviceaccount.com"
    }
  }
  grants = [
    "everyone with a Google account now has roles/viewer on tarnwick",
    "serviceAccount:ci@tarnwick.iam.gserviceaccount.com now has roles/owner on tarnwick, without the condition it had [administrator]",
  ]
}

case "a whole policy, a custom role and access lists" {
  before {
    resource "google_project_iam_policy" "main" {
      project     = "tarnwick"
      policy_data = jsonencode({ bindings = [{ role = "roles/viewer", members = ["user:ada@example.com"] }] })
    }
    resource "google_project_iam_custom_role" "deploy" {
      role_id     = "deploy"
      title       = "deploy"
      permissions = ["run.services.update"]
    }
    resource "google_storage_bucket_acl" "site" {
      bucket      = "site"
      role_entity = ["OWNER:user-ada@example.com"]
    }
    resource "google_bigquery_dataset" "sales" {
      dataset_id = "sales"
      access {
        role          = "OWNER"
        user_by_email = "ada@example.com"
      }
    }
  }
  after {
    resource "google_project_iam_policy" "main" {
      project = "tarnwick"
      policy_data = jsonencode({ bindings = [
        { role = "roles/editor", members = ["user:bo@example.com"] },
        { role = "roles/viewer", members = ["user:ada@example.com"] },
      ] })
    }
    resource "google_project_iam_custom_role" "deploy" {
      role_id     = "deploy"
      title       = "deploy"
      permissions = ["iam.serviceAccounts.actAs", "run.services.update"]
    }
    resource "google_storage_bucket_acl" "site" {
      bucket      = "site"
      role_entity = ["OWNER:user-ada@example.com", "READER:allUsers"]
    }
    resource "google_bigquery_dataset" "sales" {
      dataset_id = "sales"
      access {
        role          = "OWNER"
        user_by_email = "ada@example.com"
      }
      access {
        role          = "READER"
        special_group = "allAuthenticatedUsers"
      }
    }
  }
  grants = [
    "everyone with a Google account now has READER on the dataset",
    "whoever has the role may now do iam.serviceAccounts.actAs on everything",
    "user:bo@example.com now has roles/editor on tarnwick",
    "everyone now has READER on site",
  ]
}

case "security lists and groups of Oracle" {
  before {
    resource "oci_core_security_list" "inner" {
      compartment_id = "c"
      vcn_id         = "v"
      ingress_security_rules {
        protocol = "6"
        source   = "10.0.0.0/16"
        tcp_options {
          min = 22
          max = 22
        }
      }
    }
    resource "oci_core_network_security_group_security_rule" "orders" {
      network_security_group_id = "n"
      direction                 = "INGRESS"
      protocol                  = "17"
      source                    = "10.0.0.0/16"
      udp_options {
        destination_port_range {
          min = 161
          max = 162
        }
      }
    }
  }
  after {
    resource "oci_core_security_list" "inner" {
      compartment_id = "c"
      vcn_id         = "v"
      ingress_security_rules {
        protocol = "6"
        source   = "0.0.0.0/0"
        tcp_options {
          min = 22
          max = 22
        }
      }
      ingress_security_rules {
        protocol = "1"
        source   = "0.0.0.0/0"
        icmp_options {
          type = 3
          code = 4
        }
      }
    }
    resource "oci_core_network_security_group_security_rule" "orders" {
      network_security_group_id = "n"
      direction                 = "INGRESS"
      protocol                  = "17"
      source                    = "0.0.0.0/0"
      udp_options {
        destination_port_range {
          min = 161
          max = 162
        }
      }
    }
  }
  opened = [
    "0.0.0.0/0 may now reach UDP ports 161-162 (was 10.0.0.0/16)",
    "0.0.0.0/0 may now reach ICMP type 3 code 4",
    "0.0.0.0/0 may now reach port 22 (was 10.0.0.0/16)",
  ]
}

case "a bucket, a load balancer and a database of Oracle" {
  before {
    resource "oci_objectstorage_bucket" "data" {
      compartment_id = "c"
      name           = "data"
      namespace      = "n"
      access_type    = "NoPublicAccess"
    }
    resource "oci_load_balancer_load_balancer" "web" {
      compartment_id = "c"
      display_name   = "web"
      shape          = "flexible"
      subnet_ids     = ["s"]
      is_private     = true
    }
    resource "oci_database_autonomous_database" "orders" {
      compartment_id  = "c"
      whitelisted_ips = ["198.51.100.0/24"]
    }
  }
  after {
    resource "oci_objectstorage_bucket" "data" {
      compartment_id = "c"
      name           = "data"
      namespace      = "n"
      access_type    = "ObjectRead"
    }
    resource "oci_load_balancer_load_balancer" "web" {
      compartment_id = "c"
      display_name   = "web"
      shape          = "flexible"
      subnet_ids     = ["s"]
    }
    resource "oci_database_autonomous_database" "orders" {
      compartment_id = "c"
    }
  }
  opened = [
    "0.0.0.0/0 may now reach the database (was 198.51.100.0/24)",
    "the internet may now reach the load balancer",
    "everyone may now read the bucket",
  ]
}

case "statements of Oracle" {
  before {
    resource "oci_identity_policy" "main" {
      compartment_id = "c"
      description    = "main"
      name           = "main"
      statements = [
        "Allow group Operators to manage buckets in tenancy",
        "Allow group Auditors to read all-resources in compartment app where request.user.mfa = 'true'",
      ]
    }
  }
  after {
    resource "oci_identity_policy" "main" {
      compartment_id = "c"
      description    = "main"
      name           = "main"
      statements = [
        "Allow group Auditors to read all-resources in compartment app",
        "allow group Operators to read buckets in compartment app",
        "Allow group Operators to manage all-resources in tenancy",
        "Allow any-user to inspect users in tenancy where request.region = 'fra'",
      ]
    }
  }
  grants = [
    "everyone may now do inspect users on tenancy, under a condition",
    "group Auditors may now do read all-resources on compartment app, without the condition it had",
    "group Operators may now do manage all-resources on tenancy [administrator]",
  ]
}

case "rules of IBM" {
  before {
    resource "ibm_is_security_group_rule" "ssh" {
      group     = "g"
      direction = "inbound"
      remote    = "10.0.0.0/8"
      tcp {
        port_min = 22
        port_max = 22
      }
    }
    resource "ibm_is_network_acl" "inner" {
      name = "inner"
      rules {
        name        = "no-rdp"
        action      = "deny"
        source      = "0.0.0.0/0"
        destination = "0.0.0.0/0"
        direction   = "inbound"
        tcp {
          port_min = 3389
          port_max = 3389
        }
      }
      rules {
        name        = "all"
        action      = "allow"
        source      = "0.0.0.0/0"
        destination = "0.0.0.0/0"
        direction   = "inbound"
      }
    }
  }
  after {
    resource "ibm_is_security_group_rule" "ssh" {
      group     = "g"
      direction = "inbound"
      tcp {
        port_min = 22
        port_max = 22
      }
    }
    resource "ibm_is_network_acl" "inner" {
      name = "inner"
      rules {
        name        = "all"
        action      = "allow"
        source      = "0.0.0.0/0"
        destination = "0.0.0.0/0"
        direction   = "inbound"
      }
      rules {
        name        = "no-rdp"
        action      = "deny"
        source      = "0.0.0.0/0"
        destination = "0.0.0.0/0"
        direction   = "inbound"
        tcp {
          port_min = 3389
          port_max = 3389
        }
      }
    }
  }
  opened = [
    "0.0.0.0/0 may now reach port 3389",
    "0.0.0.0/0 may now reach port 22 (was 10.0.0.0/8)",
  ]
}

case "access of IBM" {
  before {
    resource "ibm_iam_access_group_policy" "staff" {
      access_group_id = "AccessGroupId-1"
      roles           = ["Viewer"]
      resources {
        service = "cloud-object-storage"
      }
    }
    resource "ibm_iam_user_policy" "ada" {
      ibm_id = "ada@example.com"
      roles  = ["Viewer"]
    }
  }
  after {
    resource "ibm_iam_access_group_policy" "staff" {
      access_group_id = "AccessGroupId-1"
      roles           = ["Viewer", "Writer"]
      resources {
        service = "cloud-object-storage"
      }
    }
    resource "ibm_iam_user_policy" "ada" {
      ibm_id = "ada@example.com"
      roles  = ["Administrator"]
    }
  }
  grants = [
    "AccessGroupId-1 now has Writer on service cloud-object-storage",
    "ada@example.com now has Administrator on everything [administrator]",
  ]
}
