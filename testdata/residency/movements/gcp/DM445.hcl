# --- outside
resource "google_container_azure_cluster" "this" {
  name              = "bank"
  location          = "europe-west3"
  azure_region      = "switzerlandnorth"
  resource_group_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank"

  authorization {
    admin_users {
      username = "ops@example.com"
    }
  }

  control_plane {
    subnet_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"
    version   = "1.30.3-gke.100"

    ssh_config {
      authorized_key = "ssh-rsa AAAA"
    }
  }

  fleet {}

  networking {
    pod_address_cidr_blocks     = ["10.2.0.0/16"]
    service_address_cidr_blocks = ["10.1.0.0/16"]
    virtual_network_id          = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank"
  }
}

# --- inside
resource "google_container_azure_cluster" "this" {
  name              = "bank"
  location          = "europe-west3"
  azure_region      = "northeurope"
  resource_group_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank"

  authorization {
    admin_users {
      username = "ops@example.com"
    }
  }

  control_plane {
    subnet_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"
    version   = "1.30.3-gke.100"

    ssh_config {
      authorized_key = "ssh-rsa AAAA"
    }
  }

  fleet {}

  networking {
    pod_address_cidr_blocks     = ["10.2.0.0/16"]
    service_address_cidr_blocks = ["10.1.0.0/16"]
    virtual_network_id          = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank"
  }
}
