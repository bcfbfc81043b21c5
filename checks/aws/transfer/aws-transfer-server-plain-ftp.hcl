check "aws-transfer-server-plain-ftp" {
  title    = "Transfer server speaks unencrypted FTP"
  severity = "high"
  on       = ["aws_transfer_server"]
  fail     = contains(self.protocols, "FTP")
  at       = self.protocols
  message  = "protocols holds \"FTP\""
  why      = "Passwords and files cross the network readable."
  remedy   = "Set protocols = [\"SFTP\"]."
  aliases  = ["CKV_AWS_357"]
  since    = "0.1"

  fix {
    unsafe = "Clients of FTP and FTPS are locked out"
    set    = { protocols = ["SFTP"] }
  }

  example "fails" "FTP" {
    resource "aws_transfer_server" "drop" {
      identity_provider_type = "SERVICE_MANAGED"
      endpoint_type          = "VPC"
      protocols              = ["FTP"]
    }
  }

  example "passes" "not written: SFTP" {
    resource "aws_transfer_server" "drop" {
      identity_provider_type = "SERVICE_MANAGED"
    }
  }

  example "passes" "SFTP" {
    resource "aws_transfer_server" "drop" {
      identity_provider_type = "SERVICE_MANAGED"
      protocols              = ["SFTP"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "protocols" {
      type = list(string)
    }

    resource "aws_transfer_server" "drop" {
      identity_provider_type = "SERVICE_MANAGED"
      protocols              = var.protocols
    }
  }
}
