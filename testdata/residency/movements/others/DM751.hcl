# expects: everywhere
provider "aws" {
  region = "eu-central-1"
}

resource "aws_s3_bucket" "home" {
  bucket = "bank-home"
}

resource "fastly_service_vcl" "this" {
  name = "www"

  domain {
    name = "www.bank.example"
  }

  backend {
    name    = "blobs"
    address = aws_s3_bucket.home.bucket_regional_domain_name
  }
}
