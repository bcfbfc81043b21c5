# expects: everywhere
provider "ibm" {
  region = "eu-de"
}

resource "ibm_cis_domain" "this" {
  domain = "www.bank.example"
  cis_id = "crn:v1:bluemix:public:internet-svcs:global:a/0123456789abcdef:edge::"
}
