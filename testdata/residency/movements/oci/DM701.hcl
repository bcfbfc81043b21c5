# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

provider "oci" {
  alias  = "away"
  region = "us-ashburn-1"
}

resource "oci_objectstorage_object" "this" {
  provider  = oci.away
  bucket    = "ledger"
  object    = "ledger.csv"
  namespace = "bank"

  source_uri_details {
    region    = "eu-frankfurt-1"
    namespace = "bank"
    bucket    = "ledger"
    object    = "ledger.csv"
  }
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

provider "oci" {
  alias  = "away"
  region = "eu-amsterdam-1"
}

resource "oci_objectstorage_object" "this" {
  provider  = oci.away
  bucket    = "ledger"
  object    = "ledger.csv"
  namespace = "bank"

  source_uri_details {
    region    = "eu-frankfurt-1"
    namespace = "bank"
    bucket    = "ledger"
    object    = "ledger.csv"
  }
}
