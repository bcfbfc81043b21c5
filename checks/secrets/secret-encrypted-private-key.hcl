check "secret-encrypted-private-key" {
  title    = "Encrypted private key is written in the code"
  severity = "low"
  on       = ["secret.encrypted_private_key"]
  fail     = true
  message  = "An encrypted private key is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "The key is as safe as its passphrase, and whoever has the repository can guess at leisure."
  remedy   = "Keep the key in a secret manager; if the passphrase is weak or known to many, replace the key pair."
  cwe      = [798]
  since    = "0.1"

  example "fails" "in a local value" {
    locals {
      key = <<-EOT
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        cnop3Rqyab5dQkGCkCOVlPo88m35H5Lj4nALBryVzXgI8qQLSeiTsoiJXciR5ZiF
        ix0dp0GwCme3bcCgJX/lYBluudLKBVRc//XkB5TWaL1bZ+DodD/gEfzCNqhpzsNr
        sMfmSqertqUUHww2Sn4pqKqWybg5S74dPxD7BqkCYj/F8NOKOjBhftYHcgH1P/fx
        W7zu7fDz3THYAh1GWT6Jy4XgHZYIEeCKGrXdD+W9CqedBBui+v/HIP3JDmigUHom
        7O765MHCno2KoIAl4XC917GbtsqrIxjljY3j8mgOwqVWMQPAB2YOOHpZrrHuXN97
        7gYrJsOFn7/KIpZaMwSLASHSF10OVAMh9/dEk91IKAiBeneOOerWme21FORDPUOc
        oHm4fi9rTdHGvucxiDL/HyUvMf7eWSJQNJmbzfVchk+8P5Jo8q0asNakK2HJixfB
        dYuLaWxELMLGwOtKv1Ke9ss2qBhAVL7bsODvNUmOyRms/HdZ2P1O2d1pTz3tqXiV
        0bxEGdOinkElsoyc5GlQmQ0OADZEIbVoePYVA1tEcDPchCN5yW5KzDnZL3euQwtI
        yGADaXaJBqKQ588HWtI75fTg2WLp0DiDqjche4aqln1eNUZW/AMQqGpOT9efNmm6
        nxE79hl3ZdM/gtGCVipcCYolTMWqZ81oQ2mJoo4B5k7m/ws1iGB3m6AjNZS1Yk9u
        9pLDG9DPTNjxmoRGxM9MTkDLs+LviublD5KJVaiKC/s9qX9f1y0NPLNDKPerAoXw
        -----END ENCRYPTED PRIVATE KEY-----
      EOT
    }
  }

  example "fails" "in the old form" {
    locals {
      key = <<-EOT
        -----BEGIN RSA PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-128-CBC,E165211E7CED8EF8F6B0D6D12F32744A

        oyX3u6SY/PMCX5ALE3GQ+K7vwkI/6A6siqq1R7IM4xST8l1Q1Zwf0GvisSDjq6Sr
        ESc/Zd6SxKOHAzn1OwxWH+KgSL9ZMJeAJ0TyQSICU2EY3WMR8RqnIzj3ay73Uzul
        gZg//s5c/nhgrVmrsDXW+XeQmcH4dkyVF/jemGDfccGYao9bK3T+E4mpZqNlHAWG
        3bkEQZX6F1jGT9+/e0xSGgtF/mEZKocP8etQtvWvRVcFJve6pwMUrxf9XAkVhHbV
        MbiNk1b3q9HcHk0PE0hqkchWpXCkLq5G39LbLteV6wVzAHW8YqfyyNfOYoElVlXZ
        IkSDT7spXlbvEp68PsSWIujX/zTZXvompRld8EML3jgbZ0g3oxBqieuVuPCTCe+j
        MfV9lj6Cijykb5liwXGmFmV2oZL9hXQAx0FMdk9Iof4HG7d3SLxDv0b5ZRzYPDz4
        DV6OLuXqlTldtqXXxaY+Z3oNl95Rgm0tMmSgr1Qh0K9JGD19ChQaSqJQiAKn1Pnx
        -----END RSA PRIVATE KEY-----
      EOT
    }
  }

  example "passes" "a public key" {
    locals {
      key = <<-EOT
        -----BEGIN PUBLIC KEY-----
        bTAtuDrQSY3q+tbMBvKNfBeRaS1ek51LysbyiI4OnPgcIxyVbtZGw7MCzFAb0SKU
        YDVANd99PQIMutBc+2o7NIWuO5WaaFS0L/5DINn0t28hFe6mihgrMhcWyNXJYnON
        PZWF6zzhSJZdVOP3FMKFPlL0fjBQXo5HqsHKuVBU2DnjYrvXLBNavf1o52e6SMyp
        1zhDalpyiymKw9/ki7a5Kp0qtlMCREK7Q4INmQa7v2GnVBcDm419Je/KKmqXZ0O5
        -----END PUBLIC KEY-----
      EOT
    }
  }

  example "passes" "a variable without a value" {
    variable "key" {
      type      = string
      sensitive = true
    }
  }
}
