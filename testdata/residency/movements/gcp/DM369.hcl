# --- outside
resource "google_secret_manager_secret" "this" {
  secret_id = "bank"

  replication {
    user_managed {
      replicas {
        location = "europe-west3"
      }

      replicas {
        location = "us-east4"
      }
    }
  }
}

# --- inside
resource "google_secret_manager_secret" "this" {
  secret_id = "bank"

  replication {
    user_managed {
      replicas {
        location = "europe-west3"
      }

      replicas {
        location = "europe-southwest1"
      }
    }
  }
}
