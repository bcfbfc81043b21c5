# expects: unknown
variable "password" {
  type      = string
  sensitive = true
}

provider "ibm" {
  region = "eu-de"
}

resource "ibm_hpcs" "this" {
  name                 = "keys"
  location             = "us-south"
  plan                 = "standard"
  units                = 2
  failover_units       = 2
  signature_threshold  = 1
  revocation_threshold = 1

  admins {
    name  = "officer"
    key   = "/keys/officer.sigkey"
    token = var.password
  }
}
