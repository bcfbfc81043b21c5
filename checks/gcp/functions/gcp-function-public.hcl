check "gcp-function-public" {
  title    = "Cloud Function may be called by everyone"
  severity = "medium"
  on       = ["google_cloudfunctions_function_iam_member", "google_cloudfunctions_function_iam_binding", "google_cloudfunctions2_function_iam_member", "google_cloudfunctions2_function_iam_binding"]
  fail     = contains(self.members, "allUsers") || contains(self.members, "allAuthenticatedUsers")
  at       = self.members
  message  = "${self.role} is given to everyone on the internet"
  why      = "Every request from the internet runs the program without a login, at your cost and with its service account's rights."
  remedy   = "Give the role to the callers, or put a load balancer or API gateway in front. Where the function is meant for everyone, suppress this check with that reason."
  aliases  = ["CKV_GCP_107"]
  cwe      = [668]
  since    = "0.1"

  example "fails" "everyone" {
    resource "google_cloudfunctions_function_iam_member" "main" {
      cloud_function = "resize"
      role           = "roles/cloudfunctions.invoker"
      member         = "allUsers"
    }
  }

  example "fails" "all with a Google account, in a binding" {
    resource "google_cloudfunctions_function_iam_binding" "main" {
      cloud_function = "resize"
      role           = "roles/cloudfunctions.invoker"
      members        = ["group:developers@example.com", "allAuthenticatedUsers"]
    }
  }

  example "fails" "everyone, google_cloudfunctions2_function_iam_member" {
    resource "google_cloudfunctions2_function_iam_member" "main" {
      cloud_function = "resize"
      role           = "roles/cloudfunctions.invoker"
      member         = "allUsers"
    }
  }

  example "passes" "a service account" {
    resource "google_cloudfunctions_function_iam_member" "main" {
      cloud_function = "resize"
      role           = "roles/cloudfunctions.invoker"
      member         = "serviceAccount:app@example-project.iam.gserviceaccount.com"
    }
  }

  example "passes" "a group" {
    resource "google_cloudfunctions_function_iam_binding" "main" {
      cloud_function = "resize"
      role           = "roles/cloudfunctions.invoker"
      members        = ["group:developers@example.com"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "member" {
      type = string
    }

    resource "google_cloudfunctions_function_iam_member" "main" {
      cloud_function = "resize"
      role           = "roles/cloudfunctions.invoker"
      member         = var.member
    }
  }
}
