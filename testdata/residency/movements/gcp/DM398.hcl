# --- outside
resource "google_netapp_storage_pool" "home" {
  name          = "bankhome"
  location      = "europe-west3"
  capacity_gib  = "2048"
  network       = "projects/bank-data/global/networks/bank"
  service_level = "PREMIUM"
}

resource "google_netapp_volume" "home" {
  name         = "bankhome"
  location     = "europe-west3"
  capacity_gib = "2048"
  protocols    = ["NFSV3"]
  share_name   = "ledger"
  storage_pool = google_netapp_storage_pool.home.name
}

resource "google_netapp_storage_pool" "away" {
  name          = "bankaway"
  location      = "asia-northeast1"
  capacity_gib  = "2048"
  network       = "projects/bank-data/global/networks/bank"
  service_level = "PREMIUM"
}

resource "google_netapp_volume_replication" "this" {
  name                 = "bank"
  location             = "europe-west3"
  volume_name          = google_netapp_volume.home.name
  replication_schedule = "HOURLY"

  destination_volume_parameters {
    storage_pool = google_netapp_storage_pool.away.id
  }
}

# --- inside
resource "google_netapp_storage_pool" "home" {
  name          = "bankhome"
  location      = "europe-west3"
  capacity_gib  = "2048"
  network       = "projects/bank-data/global/networks/bank"
  service_level = "PREMIUM"
}

resource "google_netapp_volume" "home" {
  name         = "bankhome"
  location     = "europe-west3"
  capacity_gib = "2048"
  protocols    = ["NFSV3"]
  share_name   = "ledger"
  storage_pool = google_netapp_storage_pool.home.name
}

resource "google_netapp_storage_pool" "away" {
  name          = "bankaway"
  location      = "europe-north1"
  capacity_gib  = "2048"
  network       = "projects/bank-data/global/networks/bank"
  service_level = "PREMIUM"
}

resource "google_netapp_volume_replication" "this" {
  name                 = "bank"
  location             = "europe-west3"
  volume_name          = google_netapp_volume.home.name
  replication_schedule = "HOURLY"

  destination_volume_parameters {
    storage_pool = google_netapp_storage_pool.away.id
  }
}
