# --- outside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_logs_router_tenant" "this" {
  name   = "logs"
  region = "eu-de"

  targets {
    name         = "away"
    log_sink_crn = "crn:v1:bluemix:public:logs:jp-tok:a/0123456789abcdef:bank::"

    parameters {
      host = "bank.ingress.jp-tok.logs.cloud.ibm.com"
      port = 443
    }
  }
}

# --- inside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_logs_router_tenant" "this" {
  name   = "logs"
  region = "eu-de"

  targets {
    name         = "away"
    log_sink_crn = "crn:v1:bluemix:public:logs:eu-es:a/0123456789abcdef:bank::"

    parameters {
      host = "bank.ingress.eu-es.logs.cloud.ibm.com"
      port = 443
    }
  }
}
