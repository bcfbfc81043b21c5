check "secret-google-service-account-key" {
  title    = "Google service account key is written in the code"
  severity = "critical"
  on       = ["secret.google_service_account_key"]
  fail     = true
  message  = "The private key of a Google service account is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Whoever reads it acts as the service account from anywhere; keys of service accounts do not expire by themselves."
  remedy   = "Delete the key in IAM now. Use workload identity (federation), an attached service account or impersonation; forbid keys with the constraint iam.disableServiceAccountKeyCreation."
  cwe      = [798]
  since    = "0.1"

  example "fails" "in a provider" {
    provider "google" {
      project     = "shop"
      credentials = <<-EOT
        {
          "type": "service_account",
          "project_id": "shop",
          "private_key_id": "6345b32f54b7e740eadd7851666965f1ebd2ff36",
          "private_key": "-----BEGIN PRIVATE KEY-----\nb1ZQotiXHii1ufVfzEenkmJY7GdKjMexa0rp5+UzgCXin/6acTQueno9xxxDuUqB\nA3EveZKV3q5bOn+UBRa1fTuWI5qocl5QKbPB0PCF6X9u53bYmai29sZnwv61+TuN\n6aUzp7KoPbB7iS0JNTh5Mlz9GVlKMUf/Msi+jv7pwrI+cPeAycR0CxjibGrGLf+W\n0QQpxDFwckNFSFSC11FMDsJO2CqVKcHzYjEWIN7jdQs0TirsoDNroXa1j81bdcvd\nfx04muMM9QZXwbULephAd8CN9FpsZ0wPI3fxxMUUdRpSLyt2LuvCkShGNFmAoCz2\nG1DEcMiNMA2pfbdXFRYRXpemU8Mwlaal+4wporSvgbhHs4uu5sPP8n+jieY9ghL7\nv2XdgCzH2g9yqQJxmK3K/h29500JjJks19UGXxEXdXIvlfloum9jZcqy1Ln4VQpB\n1u0JnGJQzlvZxoCmCmi3mLZpvTS0Mc9HRygb2Vu7uKdU1/L956n1cVlSteZA56Co\ndwGdr6CGAlU965HnIelvvQmIawjkltXL2uRVM9S+FCIPO0xsdWBFB4nfX/3Q0SOD\nOghxYj3/YdFFyt1pps1gQouQp4dPSOCKzN98cU13wrSh1tq9+J9t/b0HozDt0N9t\n9VS1e2AfWZL7yVpvjv2Ws3dF4E+RPO4iciaR4QHAupDTI4UFYPndwaootFY7J7DQ\nGfIWEjpu+dnCRkK2TitsL7Uop2Ur0Go8YqQ3rZuD5tHUA8g/uXahOfWbiH+PJ9Bg\n-----END PRIVATE KEY-----\n",
          "client_email": "ci@shop.iam.gserviceaccount.com"
        }
      EOT
    }
  }

  example "fails" "as the default of a variable" {
    variable "google_credentials" {
      type    = string
      default = "{\"type\": \"service_account\", \"private_key\": \"-----BEGIN PRIVATE KEY-----\\nb1ZQotiXHii1ufVfzEenkmJY7GdKjMexa0rp5+UzgCXin/6acTQueno9xxxDuUqB\\nA3EveZKV3q5bOn+UBRa1fTuWI5qocl5QKbPB0PCF6X9u53bYmai29sZnwv61+TuN\\n6aUzp7KoPbB7iS0JNTh5Mlz9GVlKMUf/Msi+jv7pwrI+cPeAycR0CxjibGrGLf+W\\n0QQpxDFwckNFSFSC11FMDsJO2CqVKcHzYjEWIN7jdQs0TirsoDNroXa1j81bdcvd\\nfx04muMM9QZXwbULephAd8CN9FpsZ0wPI3fxxMUUdRpSLyt2LuvCkShGNFmAoCz2\\nG1DEcMiNMA2pfbdXFRYRXpemU8Mwlaal+4wporSvgbhHs4uu5sPP8n+jieY9ghL7\\nv2XdgCzH2g9yqQJxmK3K/h29500JjJks19UGXxEXdXIvlfloum9jZcqy1Ln4VQpB\\n1u0JnGJQzlvZxoCmCmi3mLZpvTS0Mc9HRygb2Vu7uKdU1/L956n1cVlSteZA56Co\\ndwGdr6CGAlU965HnIelvvQmIawjkltXL2uRVM9S+FCIPO0xsdWBFB4nfX/3Q0SOD\\nOghxYj3/YdFFyt1pps1gQouQp4dPSOCKzN98cU13wrSh1tq9+J9t/b0HozDt0N9t\\n9VS1e2AfWZL7yVpvjv2Ws3dF4E+RPO4iciaR4QHAupDTI4UFYPndwaootFY7J7DQ\\nGfIWEjpu+dnCRkK2TitsL7Uop2Ur0Go8YqQ3rZuD5tHUA8g/uXahOfWbiH+PJ9Bg\\n-----END PRIVATE KEY-----\\n\"}"
    }
  }

  example "passes" "impersonation" {
    provider "google" {
      project                     = "shop"
      impersonate_service_account = "ci@shop.iam.gserviceaccount.com"
    }
  }

  example "passes" "a file that is not in the tree" {
    provider "google" {
      project     = "shop"
      credentials = var.credentials
    }

    variable "credentials" {
      type      = string
      sensitive = true
    }
  }
}
