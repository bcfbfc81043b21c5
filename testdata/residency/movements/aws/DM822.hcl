# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_datasync_location_hdfs" "that" {
  agent_arns = ["bank"]

  name_node {
    hostname = "https://api.partner.example/in"
    port     = 1
  }
}

resource "aws_datasync_task" "this" {
  destination_location_arn = aws_datasync_location_hdfs.that.arn
  source_location_arn      = "arn:aws:service:eu-central-1:123456789012:bank"
}
