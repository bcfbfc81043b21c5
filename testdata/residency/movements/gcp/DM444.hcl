# --- outside
resource "google_container_aws_cluster" "this" {
  name       = "bank"
  location   = "europe-west3"
  aws_region = "eu-central-2"

  authorization {
    admin_users {
      username = "ops@example.com"
    }
  }

  control_plane {
    iam_instance_profile = "anthos"
    subnet_ids           = ["subnet-0a1b2c"]
    version              = "1.30.3-gke.100"

    aws_services_authentication {
      role_arn = "arn:aws:iam::123456789012:role/anthos"
    }

    config_encryption {
      kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/example"
    }

    database_encryption {
      kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/example"
    }
  }

  fleet {}

  networking {
    pod_address_cidr_blocks     = ["10.2.0.0/16"]
    service_address_cidr_blocks = ["10.1.0.0/16"]
    vpc_id                      = "vpc-0a1b2c"
  }
}

# --- inside
resource "google_container_aws_cluster" "this" {
  name       = "bank"
  location   = "europe-west3"
  aws_region = "eu-west-1"

  authorization {
    admin_users {
      username = "ops@example.com"
    }
  }

  control_plane {
    iam_instance_profile = "anthos"
    subnet_ids           = ["subnet-0a1b2c"]
    version              = "1.30.3-gke.100"

    aws_services_authentication {
      role_arn = "arn:aws:iam::123456789012:role/anthos"
    }

    config_encryption {
      kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/example"
    }

    database_encryption {
      kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/example"
    }
  }

  fleet {}

  networking {
    pod_address_cidr_blocks     = ["10.2.0.0/16"]
    service_address_cidr_blocks = ["10.1.0.0/16"]
    vpc_id                      = "vpc-0a1b2c"
  }
}
