check "oci-containerengine-cluster-no-network-security-group" {
  title    = "Kubernetes API of an OKE cluster is in no network security group"
  severity = "low"
  on       = ["oci_containerengine_cluster"]
  fail     = length(self.endpoint_config.nsg_ids) == 0
  at       = self.endpoint_config.nsg_ids
  message  = "No network security group narrows who can reach the Kubernetes API"
  why      = "Without a group of its own, the security list of the subnet decides who reaches the API server, together with everything else in that subnet, and a rule that is meant for something else opens it."
  remedy   = "Set nsg_ids in endpoint_config to a network security group that lets in the nodes and the networks of administrators on port 6443."
  aliases  = ["CKV2_OCI_3"]
  cwe      = [668]
  since    = "0.1"

  example "fails" "no endpoint_config" {
    resource "oci_containerengine_cluster" "main" {
      compartment_id     = "ocid1.compartment.oc1..exampleuniqueid"
      kubernetes_version = "v1.33.1"
      name               = "main"
      vcn_id             = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"
    }
  }

  example "fails" "a subnet alone" {
    resource "oci_containerengine_cluster" "main" {
      compartment_id     = "ocid1.compartment.oc1..exampleuniqueid"
      kubernetes_version = "v1.33.1"
      name               = "main"
      vcn_id             = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      endpoint_config {
        is_public_ip_enabled = true
        subnet_id            = "ocid1.subnet.oc1.eu-frankfurt-1.exampleuniqueid"
      }
    }
  }

  example "passes" "in a group" {
    resource "oci_containerengine_cluster" "main" {
      compartment_id     = "ocid1.compartment.oc1..exampleuniqueid"
      kubernetes_version = "v1.33.1"
      name               = "main"
      vcn_id             = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      endpoint_config {
        is_public_ip_enabled = false
        nsg_ids              = ["ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"]
        subnet_id            = "ocid1.subnet.oc1.eu-frankfurt-1.exampleuniqueid"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "nsg_ids" {
      type = set(string)
    }

    resource "oci_containerengine_cluster" "main" {
      compartment_id     = "ocid1.compartment.oc1..exampleuniqueid"
      kubernetes_version = "v1.33.1"
      name               = "main"
      vcn_id             = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      endpoint_config {
        nsg_ids   = var.nsg_ids
        subnet_id = "ocid1.subnet.oc1.eu-frankfurt-1.exampleuniqueid"
      }
    }
  }
}
