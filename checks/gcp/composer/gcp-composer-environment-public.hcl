check "gcp-composer-environment-public" {
  title    = "Composer environment is not private"
  severity = "medium"
  on       = ["google_composer_environment"]
  fail     = !self.config.enable_private_environment && self.config.private_environment_config == null
  at       = self.config.private_environment_config
  message  = "Neither private_environment_config nor enable_private_environment is set"
  why      = "The machines that run your workflows, with access to all that these touch, have public addresses."
  remedy   = "Add private_environment_config with enable_private_endpoint = true (Composer 1 and 2), or enable_private_environment = true (Composer 3)."
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Replaces the environment, and people reach it only from its network; Composer 3 has enable_private_environment in place of that"
    set    = { "config.private_environment_config.enable_private_endpoint" = true }
  }

  example "fails" "not written" {
    resource "google_composer_environment" "etl" {
      name   = "etl"
      region = "europe-west3"

      config {
        software_config {
          image_version = "composer-2-airflow-2"
        }
      }
    }
  }

  example "passes" "private" {
    resource "google_composer_environment" "etl" {
      name   = "etl"
      region = "europe-west3"

      config {
        software_config {
          image_version = "composer-2-airflow-2"
        }

      private_environment_config {
        enable_private_endpoint = true
      }
      }
    }
  }

  example "passes" "Composer 3" {
    resource "google_composer_environment" "etl" {
      name   = "etl"
      region = "europe-west3"

      config {
        enable_private_environment = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "private" {
      type = bool
    }

    resource "google_composer_environment" "etl" {
      name   = "etl"
      region = "europe-west3"

      config {
        enable_private_environment = var.private
      }
    }
  }
}
