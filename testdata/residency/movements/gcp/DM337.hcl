# --- outside
resource "google_storage_bucket" "home" {
  name     = "bank-home"
  location = "europe-west3"
}

resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "europe-west6"
}

resource "google_storage_insights_report_config" "this" {
  location = "europe-west3"

  csv_options {
    delimiter        = ","
    record_separator = "\n"
    header_required  = true
  }

  object_metadata_report_options {
    metadata_fields = ["bucket", "name"]

    storage_filters {
      bucket = google_storage_bucket.home.name
    }

    storage_destination_options {
      bucket = google_storage_bucket.away.name
    }
  }
}

# --- inside
resource "google_storage_bucket" "home" {
  name     = "bank-home"
  location = "europe-west3"
}

resource "google_storage_bucket" "away" {
  name     = "bank-away"
  location = "europe-southwest1"
}

resource "google_storage_insights_report_config" "this" {
  location = "europe-west3"

  csv_options {
    delimiter        = ","
    record_separator = "\n"
    header_required  = true
  }

  object_metadata_report_options {
    metadata_fields = ["bucket", "name"]

    storage_filters {
      bucket = google_storage_bucket.home.name
    }

    storage_destination_options {
      bucket = google_storage_bucket.away.name
    }
  }
}
