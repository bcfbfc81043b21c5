terraform {
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 6.0"
    }

    google-beta = {
      source  = "hashicorp/google-beta"
      version = "~> 6.0"
    }
  }
}

provider "google" {
  project = "example-platform"
  region  = "europe-west3"
}

provider "google-beta" {
  project = "example-platform"
  region  = "europe-west3"
}

# Network

resource "google_compute_network" "automatic" {
  name = "automatic"
}

resource "google_compute_network" "main" {
  name                    = "main"
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "plain" {
  name             = "plain"
  network          = google_compute_network.main.id
  region           = "europe-west3"
  ip_cidr_range    = "10.30.0.0/20"
  stack_type       = "IPV4_IPV6"
  ipv6_access_type = "INTERNAL"
}

resource "google_compute_subnetwork" "watched" {
  name                     = "watched"
  network                  = google_compute_network.main.id
  region                   = "europe-west3"
  ip_cidr_range            = "10.30.16.0/20"
  private_ip_google_access = true

  log_config {
    aggregation_interval = "INTERVAL_5_SEC"
    flow_sampling        = 0.5
  }
}

resource "google_compute_firewall" "login" {
  name          = "login"
  network       = google_compute_network.main.name
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["22", "3389"]
  }
}

resource "google_compute_firewall" "old" {
  name          = "old"
  network       = google_compute_network.main.name
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["20-21", "80", "3306"]
  }
}

resource "google_compute_firewall" "everything" {
  name          = "everything"
  network       = google_compute_network.main.name
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "all"
  }
}

resource "google_compute_firewall" "inside" {
  name          = "inside"
  network       = google_compute_network.main.name
  source_ranges = ["10.30.0.0/16"]

  allow {
    protocol = "tcp"
    ports    = ["5432"]
  }
}

resource "google_compute_ssl_policy" "old" {
  name            = "old"
  min_tls_version = "TLS_1_0"
  profile         = "COMPATIBLE"
}

resource "google_compute_ssl_policy" "strict" {
  name            = "strict"
  min_tls_version = "TLS_1_2"
  profile         = "RESTRICTED"
}

resource "google_compute_security_policy" "edge" {
  name = "edge"

  rule {
    action   = "allow"
    priority = 2147483647

    match {
      versioned_expr = "SRC_IPS_V1"

      config {
        src_ip_ranges = ["*"]
      }
    }
  }
}

resource "google_dns_managed_zone" "unsigned" {
  name     = "unsigned"
  dns_name = "unsigned.example.com."

  dnssec_config {
    state = "off"
  }
}

resource "google_dns_managed_zone" "weak" {
  name     = "weak"
  dns_name = "weak.example.com."

  dnssec_config {
    state = "on"

    default_key_specs {
      algorithm  = "rsasha1"
      key_type   = "keySigning"
      key_length = 2048
    }
  }
}

resource "google_dns_policy" "silent" {
  name           = "silent"
  enable_logging = false

  networks {
    network_url = google_compute_network.main.id
  }
}

# Machines

resource "google_compute_instance" "open" {
  name           = "open"
  zone           = "europe-west3-a"
  machine_type   = "e2-medium"
  can_ip_forward = true

  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }

  network_interface {
    subnetwork = google_compute_subnetwork.plain.id

    access_config {}
  }

  service_account {
    email  = "123456789012-compute@developer.gserviceaccount.com"
    scopes = ["cloud-platform"]
  }

  metadata = {
    enable-oslogin     = "false"
    serial-port-enable = "true"
  }

  shielded_instance_config {
    enable_secure_boot          = false
    enable_vtpm                 = false
    enable_integrity_monitoring = false
  }
}

resource "google_compute_instance" "closed" {
  name         = "closed"
  zone         = "europe-west3-a"
  machine_type = "n2d-standard-2"

  boot_disk {
    kms_key_self_link = google_kms_crypto_key.disks.id

    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }

  network_interface {
    subnetwork = google_compute_subnetwork.watched.id
  }

  service_account {
    email  = google_service_account.apps.email
    scopes = ["cloud-platform"]
  }

  metadata = {
    enable-oslogin         = "true"
    block-project-ssh-keys = "true"
  }

  shielded_instance_config {
    enable_secure_boot          = true
    enable_vtpm                 = true
    enable_integrity_monitoring = true
  }
}

resource "google_compute_instance_template" "open" {
  name           = "open"
  machine_type   = "e2-medium"
  can_ip_forward = true

  disk {
    source_image = "debian-cloud/debian-12"
    boot         = true
  }

  network_interface {
    subnetwork = google_compute_subnetwork.plain.id

    access_config {}
  }

  service_account {
    email  = "123456789012-compute@developer.gserviceaccount.com"
    scopes = ["cloud-platform"]
  }

  metadata = {
    enable-oslogin     = "false"
    serial-port-enable = "true"
  }
}

resource "google_compute_disk" "data" {
  name = "data"
  zone = "europe-west3-a"
  size = 200
}

resource "google_compute_disk" "handed_over" {
  name = "handed-over"
  zone = "europe-west3-a"
  size = 200

  disk_encryption_key {
    raw_key = "acXTX3rxrKAFTF0tYVLvydU1riRZTvUNC4g5I11NY-c="
  }
}

resource "google_compute_instance" "handed_over" {
  name         = "handed-over"
  zone         = "europe-west3-a"
  machine_type = "e2-medium"

  boot_disk {
    disk_encryption_key_raw = "acXTX3rxrKAFTF0tYVLvydU1riRZTvUNC4g5I11NY-c="

    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }

  network_interface {
    subnetwork = google_compute_subnetwork.watched.id
  }

  service_account {
    email  = google_service_account.apps.email
    scopes = ["cloud-platform"]
  }

  metadata = {
    enable-oslogin = "true"
  }

  shielded_instance_config {
    enable_secure_boot          = true
    enable_vtpm                 = true
    enable_integrity_monitoring = true
  }
}

resource "google_compute_project_metadata" "main" {
  metadata = {
    enable-oslogin     = "false"
    serial-port-enable = "true"
  }
}

resource "google_compute_project_metadata_item" "login" {
  key   = "enable-oslogin"
  value = "false"
}

resource "google_service_account" "apps" {
  account_id = "apps"
}

resource "google_kms_key_ring" "main" {
  name     = "main"
  location = "europe-west3"
}

resource "google_kms_crypto_key" "disks" {
  name            = "disks"
  key_ring        = google_kms_key_ring.main.id
  rotation_period = "7776000s"

  version_template {
    algorithm        = "GOOGLE_SYMMETRIC_ENCRYPTION"
    protection_level = "HSM"
  }
}

# Clusters

resource "google_container_cluster" "open" {
  name                    = "open"
  location                = "europe-west3"
  initial_node_count      = 3
  enable_kubernetes_alpha = true
  enable_legacy_abac      = true
  enable_shielded_nodes   = false
  networking_mode         = "ROUTES"
  logging_service         = "none"
  monitoring_service      = "none"
  deletion_protection     = false

  master_auth {
    client_certificate_config {
      issue_client_certificate = true
    }
  }

  master_authorized_networks_config {
    cidr_blocks {
      cidr_block   = "0.0.0.0/0"
      display_name = "everyone"
    }
  }

  security_posture_config {
    mode = "DISABLED"
  }

  node_config {
    image_type = "UBUNTU_CONTAINERD"

    metadata = {
      disable-legacy-endpoints = "false"
    }

    shielded_instance_config {
      enable_integrity_monitoring = false
    }

    workload_metadata_config {
      mode = "GCE_METADATA"
    }
  }
}

resource "google_container_cluster" "inline" {
  name                = "inline"
  location            = "europe-west3"
  deletion_protection = true

  node_pool {
    name               = "inline"
    initial_node_count = 1
  }
}

resource "google_container_cluster" "private" {
  name                        = "private"
  location                    = "europe-west3"
  network                     = google_compute_network.main.id
  subnetwork                  = google_compute_subnetwork.watched.id
  initial_node_count          = 1
  remove_default_node_pool    = true
  enable_intranode_visibility = true
  datapath_provider           = "ADVANCED_DATAPATH"

  resource_labels = {
    team = "platform"
  }

  authenticator_groups_config {
    security_group = "gke-security-groups@example.com"
  }

  binary_authorization {
    evaluation_mode = "PROJECT_SINGLETON_POLICY_ENFORCE"
  }

  database_encryption {
    state    = "ENCRYPTED"
    key_name = google_kms_crypto_key.disks.id
  }

  ip_allocation_policy {
    cluster_ipv4_cidr_block  = "/16"
    services_ipv4_cidr_block = "/22"
  }

  master_authorized_networks_config {
    cidr_blocks {
      cidr_block   = "10.0.0.0/8"
      display_name = "offices"
    }
  }

  private_cluster_config {
    enable_private_nodes    = true
    enable_private_endpoint = true
    master_ipv4_cidr_block  = "172.16.0.0/28"
  }

  release_channel {
    channel = "REGULAR"
  }

  workload_identity_config {
    workload_pool = "example-platform.svc.id.goog"
  }
}

resource "google_container_node_pool" "jobs" {
  name     = "jobs"
  cluster  = google_container_cluster.open.id
  location = "europe-west3"

  management {
    auto_repair  = false
    auto_upgrade = false
  }

  node_config {
    image_type = "UBUNTU_CONTAINERD"

    metadata = {
      disable-legacy-endpoints = "false"
    }

    shielded_instance_config {
      enable_integrity_monitoring = false
    }

    workload_metadata_config {
      mode = "GCE_METADATA"
    }
  }
}

resource "google_container_node_pool" "apps" {
  name     = "apps"
  cluster  = google_container_cluster.private.id
  location = "europe-west3"

  management {
    auto_repair  = true
    auto_upgrade = true
  }

  node_config {
    image_type      = "COS_CONTAINERD"
    service_account = google_service_account.apps.email

    shielded_instance_config {
      enable_secure_boot          = true
      enable_integrity_monitoring = true
    }

    workload_metadata_config {
      mode = "GKE_METADATA"
    }
  }
}

# Serverless

resource "google_cloud_run_v2_service" "shop" {
  name     = "shop"
  location = "europe-west3"

  template {
    containers {
      image = "europe-west3-docker.pkg.dev/example-platform/apps/shop:1.8.0"
    }
  }
}

resource "google_cloud_run_v2_service" "account" {
  name     = "account"
  location = "europe-west3"
  ingress  = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"

  template {
    service_account = google_service_account.apps.email

    containers {
      image = "europe-west3-docker.pkg.dev/example-platform/apps/account:1.8.0"
    }
  }
}

resource "google_cloud_run_v2_service_iam_member" "everyone" {
  name     = google_cloud_run_v2_service.shop.name
  location = "europe-west3"
  role     = "roles/run.invoker"
  member   = "allUsers"
}

resource "google_cloud_run_v2_job" "nightly" {
  name     = "nightly"
  location = "europe-west3"

  template {
    template {
      containers {
        image = "europe-west3-docker.pkg.dev/example-platform/apps/nightly:1.8.0"
      }
    }
  }
}

resource "google_cloudfunctions_function" "hook" {
  name                         = "hook"
  runtime                      = "python312"
  trigger_http                 = true
  https_trigger_security_level = "SECURE_OPTIONAL"
  entry_point                  = "main"
  source_archive_bucket        = "example-sources"
  source_archive_object        = "hook.zip"
}

resource "google_cloudfunctions_function_iam_member" "everyone" {
  cloud_function = google_cloudfunctions_function.hook.name
  role           = "roles/cloudfunctions.invoker"
  member         = "allUsers"
}

resource "google_cloudfunctions2_function" "resize" {
  name     = "resize"
  location = "europe-west3"

  build_config {
    runtime     = "python312"
    entry_point = "main"

    source {
      storage_source {
        bucket = "example-sources"
        object = "resize.zip"
      }
    }
  }

  service_config {
    available_memory = "256M"
  }
}

resource "google_cloudbuild_worker_pool" "builds" {
  name     = "builds"
  location = "europe-west3"

  worker_config {
    machine_type   = "e2-standard-4"
    no_external_ip = false
  }
}

resource "google_artifact_registry_repository" "apps" {
  repository_id = "apps"
  location      = "europe-west3"
  format        = "DOCKER"
}

resource "google_artifact_registry_repository_iam_member" "everyone" {
  repository = google_artifact_registry_repository.apps.name
  location   = "europe-west3"
  role       = "roles/artifactregistry.reader"
  member     = "allUsers"
}

resource "google_composer_environment" "flows" {
  name   = "flows"
  region = "europe-west3"

  config {
    software_config {
      image_version = "composer-3-airflow-2"
    }
  }
}

resource "google_workstations_workstation_cluster" "desks" {
  provider = google-beta

  workstation_cluster_id = "desks"
  location               = "europe-west3"
  network                = google_compute_network.main.id
  subnetwork             = google_compute_subnetwork.watched.id
}

resource "google_workstations_workstation_config" "desks" {
  provider = google-beta

  workstation_config_id  = "desks"
  workstation_cluster_id = google_workstations_workstation_cluster.desks.workstation_cluster_id
  location               = "europe-west3"

  host {
    gce_instance {
      machine_type                = "e2-standard-4"
      disable_public_ip_addresses = false
    }
  }
}

# More ways in, and out

resource "google_compute_firewall" "postgres" {
  name          = "postgres"
  network       = google_compute_network.main.name
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["5432"]
  }
}

resource "google_compute_firewall" "winrm" {
  name          = "winrm"
  network       = google_compute_network.main.name
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["5985"]
  }
}

resource "google_compute_firewall" "datagrams" {
  name          = "datagrams"
  network       = google_compute_network.main.name
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "udp"
    ports    = ["0-65535"]
  }
}

resource "google_compute_firewall" "outwards" {
  name               = "outwards"
  network            = google_compute_network.main.name
  direction          = "EGRESS"
  destination_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "all"
  }
}

resource "google_compute_backend_service" "shop" {
  name                  = "shop"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
}

resource "google_compute_url_map" "shop" {
  name            = "shop"
  default_service = google_compute_backend_service.shop.id
}

resource "google_compute_target_http_proxy" "shop" {
  name    = "shop"
  url_map = google_compute_url_map.shop.id
}

resource "google_compute_global_forwarding_rule" "shop" {
  name                  = "shop"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  target                = google_compute_target_http_proxy.shop.id
  port_range            = "80"
}
