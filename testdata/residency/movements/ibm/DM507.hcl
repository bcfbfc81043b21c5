# --- outside
provider "ibm" {
  region = "eu-de"
}

provider "ibm" {
  alias  = "away"
  region = "br-sao"
}

resource "ibm_is_image" "this" {
  provider      = ibm.away
  name          = "teller"
  source_volume = "r010-teller"
}

# --- inside
provider "ibm" {
  region = "eu-de"
}

provider "ibm" {
  alias  = "away"
  region = "eu-es"
}

resource "ibm_is_image" "this" {
  provider      = ibm.away
  name          = "teller"
  source_volume = "r010-teller"
}
