check "gcp-dataflow-job-public-ip" {
  title    = "Workers of a Dataflow job have public addresses"
  severity = "medium"
  on       = ["google_dataflow_job"]
  fail     = self.ip_configuration != "WORKER_IP_PRIVATE"
  at       = self.ip_configuration
  message  = "ip_configuration is not \"WORKER_IP_PRIVATE\""
  why      = "The machines stand on the internet themselves, with data and a service account on them, and firewall rules are all that keeps scanners away."
  remedy   = "Set ip_configuration = \"WORKER_IP_PRIVATE\", and private_ip_google_access on the subnetwork."
  aliases  = ["CKV_GCP_94"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Replaces the job; its subnetwork needs private_ip_google_access"
    set    = { ip_configuration = "WORKER_IP_PRIVATE" }
  }

  example "fails" "not written" {
    resource "google_dataflow_job" "events" {
      name              = "events"
      template_gcs_path = "gs://example-templates/events"
      temp_gcs_location = "gs://example-scratch/tmp"
    }
  }

  example "fails" "public" {
    resource "google_dataflow_job" "events" {
      name              = "events"
      template_gcs_path = "gs://example-templates/events"
      temp_gcs_location = "gs://example-scratch/tmp"
      ip_configuration  = "WORKER_IP_PUBLIC"
    }
  }

  example "passes" "private" {
    resource "google_dataflow_job" "events" {
      name              = "events"
      template_gcs_path = "gs://example-templates/events"
      temp_gcs_location = "gs://example-scratch/tmp"
      ip_configuration  = "WORKER_IP_PRIVATE"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "ip" {
      type = string
    }

    resource "google_dataflow_job" "events" {
      name              = "events"
      template_gcs_path = "gs://example-templates/events"
      temp_gcs_location = "gs://example-scratch/tmp"
      ip_configuration  = var.ip
    }
  }
}
