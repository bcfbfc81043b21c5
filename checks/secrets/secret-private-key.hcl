check "secret-private-key" {
  title    = "Private key is written in the code"
  severity = "critical"
  on       = ["secret.private_key"]
  fail     = true
  message  = "A private key is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Whoever reads the repository or the state can pose as its owner: log in, sign, or decrypt what was recorded."
  remedy   = "Replace the key pair everywhere, since the history keeps this one. Generate keys where they are used, or hand them in from a secret manager; of a key pair for SSH only the public half belongs into the code."
  aliases  = ["CKV_SECRET_13"]
  cwe      = [798]
  since    = "0.1"

  example "fails" "in a connection" {
    resource "terraform_data" "setup" {
      connection {
        host        = "10.0.0.4"
        user        = "root"
        private_key = <<-EOT
          -----BEGIN RSA PRIVATE KEY-----
          2+3VEJDAuriaWSEG7gD4Yc6SCx8c0ZejsKFbXVPcJnXefRBxXcb3anNQCvqM+Rjt
          sXeHYAymWNTLNyl8GpAjRkADbCRbANescexQmVbYmkQM5nqZDVAzJKjbl9hww27O
          bLBfQ7jKsnbTfPwSXhC5NLFwup1dStmCzgVHAeTs0AcV4VzV6MVngRNrPRzAe4q2
          6yTSptSh+rkSfnJeXeF8RJFU2j6L3t9xGO+qI/5yt+tvITiicoRDwSD/cVj19l3o
          HRMF13nFeOy8Q047bFVbwVoSiVBgk8u3JuEG+MMctgryZiXsM7FdmJY/o6zrfIUM
          WU99WZImDvA2WhkvL+rqtX5N98FPizVzc2QTto79FY/8rMva5wAXJFC/WjRrb0hC
          6qzBamt/HOe17vc6vt7o3D9UTlKYDEt5JBB2/k5YOE1HbqWueQUfn490WlTA3FsK
          WBAQ4UhqN9aX/O52KoGQUtKw/Kyyn0VdfoxSlQEo8JK9ku6DZwoBO7Q/gMGBGL18
          DJO/JdkcIhIZyVKFf5hih30WQ8sQ3e11m/kpMTd8wxrc3cD11xlIDsU72RbQ0/Up
          XyL7uBtdyy3XnqSBmG1Qvqdf6zGRZqiU33EBqK5Y25mIxHyde2rYeVA+m/pfoe8j
          3n7JmcS+QdUzmwdi+UQHE3SuOc/oLE+ieKxm5R7EVCyh8guP8ygZx7BcaOgAE6kY
          azlK94HpUXODcwG+Q6HwmhXFzM6guU//ly/aILOzzhrW615sJN1m1iRBQ7M6J8Km
          -----END RSA PRIVATE KEY-----
        EOT
      }

      provisioner "remote-exec" {
        inline = ["true"]
      }
    }
  }

  example "fails" "as the default of a variable" {
    variable "tls_key" {
      type    = string
      default = "-----BEGIN EC PRIVATE KEY-----\nnC75OHgJlpx7s1wWK1iyHMl1bAq/yn3JTQKmLThmDVpj8Bv+Qq/heE4dMS/pUDdT\nPVgFfbun/Jl346G9aBuGos26h/ZIHR4TZnu9mg+pqqXt/d0oDBynuZxw33jH3ER4\n+vLBwuIOAATTwfmqM5U6v2Rx5YqIgjkLFDMy9DjXH5ykvSvgWlEGKzfhTYGemTaZ\n-----END EC PRIVATE KEY-----"
    }
  }

  example "fails" "in base64" {
    locals {
      client_key = "LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCkk2aE5SYy9PZTN1RXQvVTBFUjgzZEpsUncxL2prV3JuRmxXdGdnbjBCSkJrSUw3N1R0b2NMNS8xY2h4OENXNkwKQmU3V1M4T293Q2lsM3ZJdjhwOWV6YmN1SDZqTUxDVVZEVGlvZm1ia0JQL2QyUzZPN1NpWFlnSVpEVjd3WllBNQpKUXhsM2VDMGQ3bG5FZnF6eHNMQzQrY3VCTmkrU2g1RnUrUFcva25zcmVJZHlpcW9Qb2NzRVJzUUd0TFFqZFhSCjEwRkIxVlZaaWQwUzhOd3hjZ2NsWXlPR01zc3liYUlYVTdiUURZS3dsRG0ybEtkcEt2WjF6bVV4bHN2a21iZ3EKLS0tLS1FTkQgUFJJVkFURSBLRVktLS0tLQ=="
    }
  }

  example "passes" "a public key" {
    resource "aws_key_pair" "admin" {
      key_name   = "admin"
      public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPWtaeE6uLHUa9lamWavkJRmQVtPAHMtVPVtq3b2jVeP admin"
    }
  }

  example "passes" "a certificate" {
    locals {
      ca = <<-EOT
        -----BEGIN CERTIFICATE-----
        QqO/rYyaANRxT8yyCeqzx9P/rwMB2LmGIBlJtT8/prodaBNKAsTrlLWVSOnyyDW2
        J7Y5w99WQe3rgBDZh6jdb0vm9moIZgqe1/TA9LtqC8fLBti7/g90uSJ36rZwuCN3
        k4zZc7t3yj0YC62mZ5ztMz41uQNa6pIR9M4quH0zfCrirjNjGN85Zi1sG/062M68
        /dv9EDzpepQ5tgABf9lcL4tOT2y64wNU67k/B75cMtgiRST3x0kgPt9qDs/cprOL
        sOH+dYexsmV6IdLhH38mpy/UN4LZBNG0p5UBgZvRpOl/XlVwCifQvM7n46Gafk4U
        SgFxDs3cPTHmQwXt0PXcUDJVmoupeFKUq0/u+xubFni9TduIViLsPcf1zbf9GrIK
        Pz2sgDXEl/T+zShT/frZxVxegCxSmYHPKK82jxyQVduQcrU06fem0bBQ2pNa9doW
        PUAyAIUToyWKNoF4I/X0iZMs8PVhgLF3EGxVt51fKzRkzEr99ns2rG0y0vmLB1Ha
        113piAx3I5jMJWY9YFlBwg4li7BH7RZIQ1bMJTVjC67CicUD1rMrWcki9WvUe5Ie
        5MMcQW60XXY68w5gCND59S8UagGFi8bLQowv0SlkR+YabYhiOhQZxys9UmX+v4kn
        BnJtQt0tgiDlr6JfO+29z2BB+zzhBdfVuly6mqLMxVB9WPu7+Favvor9tP4khNl/
        NvtV1aBKO1Et3C53Qten1BiSIm4dhti2IvBC3OyT3g2UtKt3Sr4cL2PYsFGwR6eY
        -----END CERTIFICATE-----
      EOT
    }
  }

  example "passes" "a key that is generated" {
    resource "tls_private_key" "admin" {
      algorithm = "ED25519"
    }
  }
}
