# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_datasync_location_azure_blob" "that" {
  container_url       = "https://bankfiles.blob.core.windows.net/exports"
  agent_arns          = ["bank"]
  authentication_type = "bank"
}

resource "aws_datasync_task" "this" {
  destination_location_arn = aws_datasync_location_azure_blob.that.arn
  source_location_arn      = "arn:aws:service:eu-central-1:123456789012:bank"
}
