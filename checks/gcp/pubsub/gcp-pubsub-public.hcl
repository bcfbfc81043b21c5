check "gcp-pubsub-public" {
  title    = "Pub/Sub topic or subscription is open to everyone"
  severity = "high"
  on       = ["google_pubsub_topic_iam_member", "google_pubsub_topic_iam_binding", "google_pubsub_subscription_iam_member", "google_pubsub_subscription_iam_binding"]
  fail     = contains(self.members, "allUsers") || contains(self.members, "allAuthenticatedUsers")
  at       = self.members
  message  = "${self.role} is given to everyone on the internet"
  why      = "Anybody can read the messages, or send some that your programs take for their own."
  remedy   = "Remove allUsers and allAuthenticatedUsers, and name the service accounts or groups that are meant."
  aliases  = ["CKV_GCP_99"]
  cwe      = [668]
  since    = "0.1"

  example "fails" "everyone" {
    resource "google_pubsub_topic_iam_member" "main" {
      topic  = "orders"
      role   = "roles/pubsub.publisher"
      member = "allUsers"
    }
  }

  example "fails" "all with a Google account, in a binding" {
    resource "google_pubsub_topic_iam_binding" "main" {
      topic   = "orders"
      role    = "roles/pubsub.publisher"
      members = ["group:developers@example.com", "allAuthenticatedUsers"]
    }
  }

  example "fails" "everyone, google_pubsub_subscription_iam_member" {
    resource "google_pubsub_subscription_iam_member" "main" {
      subscription = "orders"
      role         = "roles/pubsub.publisher"
      member       = "allUsers"
    }
  }

  example "passes" "a service account" {
    resource "google_pubsub_topic_iam_member" "main" {
      topic  = "orders"
      role   = "roles/pubsub.publisher"
      member = "serviceAccount:app@example-project.iam.gserviceaccount.com"
    }
  }

  example "passes" "a group" {
    resource "google_pubsub_topic_iam_binding" "main" {
      topic   = "orders"
      role    = "roles/pubsub.publisher"
      members = ["group:developers@example.com"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "member" {
      type = string
    }

    resource "google_pubsub_topic_iam_member" "main" {
      topic  = "orders"
      role   = "roles/pubsub.publisher"
      member = var.member
    }
  }
}
