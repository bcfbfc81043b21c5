# --- outside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_tg_gateway" "home" {
  name     = "bank"
  location = "eu-de"
  global   = true
}

resource "ibm_tg_connection" "this" {
  gateway      = ibm_tg_gateway.home.id
  network_type = "vpc"
  network_id   = "crn:v1:bluemix:public:is:us-south:a/0123456789abcdef:bank::vpc:bank"
}

# --- inside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_tg_gateway" "home" {
  name     = "bank"
  location = "eu-de"
  global   = true
}

resource "ibm_tg_connection" "this" {
  gateway      = ibm_tg_gateway.home.id
  network_type = "vpc"
  network_id   = "crn:v1:bluemix:public:is:eu-es:a/0123456789abcdef:bank::vpc:bank"
}
