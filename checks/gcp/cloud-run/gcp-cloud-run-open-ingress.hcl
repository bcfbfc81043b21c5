check "gcp-cloud-run-open-ingress" {
  title    = "Cloud Run service takes requests from the internet"
  severity = "low"
  on       = ["google_cloud_run_v2_service"]
  fail     = self.ingress == null || self.ingress == "INGRESS_TRAFFIC_ALL"
  at       = self.ingress
  message  = "ingress allows all traffic"
  why      = "Requests reach the service past the load balancer, and with it past Cloud Armor and Identity-Aware Proxy."
  remedy   = "Set ingress = \"INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER\" or \"INGRESS_TRAFFIC_INTERNAL_ONLY\"."
  since    = "0.1"

  fix {
    unsafe = "Callers from the internet get through only by a load balancer"
    set    = { ingress = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER" }
  }

  example "fails" "not written" {
    resource "google_cloud_run_v2_service" "web" {
      name     = "web"
      location = "europe-west3"

      template {
        containers {
          image = "europe-west3-docker.pkg.dev/example/images/web:1.4.2"
        }
      }
    }
  }

  example "fails" "all" {
    resource "google_cloud_run_v2_service" "web" {
      name     = "web"
      location = "europe-west3"
      ingress  = "INGRESS_TRAFFIC_ALL"

      template {
        containers {
          image = "europe-west3-docker.pkg.dev/example/images/web:1.4.2"
        }
      }
    }
  }

  example "passes" "behind a load balancer" {
    resource "google_cloud_run_v2_service" "web" {
      name     = "web"
      location = "europe-west3"
      ingress  = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"

      template {
        containers {
          image = "europe-west3-docker.pkg.dev/example/images/web:1.4.2"
        }
      }
    }
  }

  example "passes" "internal" {
    resource "google_cloud_run_v2_service" "web" {
      name     = "web"
      location = "europe-west3"
      ingress  = "INGRESS_TRAFFIC_INTERNAL_ONLY"

      template {
        containers {
          image = "europe-west3-docker.pkg.dev/example/images/web:1.4.2"
        }
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "ingress" {
      type = string
    }

    resource "google_cloud_run_v2_service" "web" {
      name     = "web"
      location = "europe-west3"
      ingress  = var.ingress

      template {
        containers {
          image = "europe-west3-docker.pkg.dev/example/images/web:1.4.2"
        }
      }
    }
  }
}
