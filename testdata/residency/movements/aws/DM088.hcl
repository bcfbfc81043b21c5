# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_datasync_location_nfs" "that" {
  server_hostname = "filer.bank.example"
  subdirectory    = "bank"

  on_prem_config {
    agent_arns = ["bank"]
  }
}

resource "aws_datasync_task" "this" {
  destination_location_arn = aws_datasync_location_nfs.that.arn
  source_location_arn      = "arn:aws:service:eu-central-1:123456789012:bank"
}
