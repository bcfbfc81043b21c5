provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "us"
  region = "us-east-1"
}

variable "key" {
  type = string
}

resource "aws_kms_key" "home" {}

resource "aws_kms_key" "shared" {
  multi_region = true
}

resource "aws_kms_replica_key" "shared" {
  provider        = aws.us
  primary_key_arn = aws_kms_key.shared.arn
}

resource "aws_sqs_queue" "home" {
  name              = "a"
  kms_master_key_id = aws_kms_key.home.arn
}

resource "aws_sqs_queue" "abroad" {
  name              = "a"
  kms_master_key_id = "arn:aws:kms:us-east-1:123456789012:key/0b7f5a2e"
}

# The key has a copy abroad.
resource "aws_sqs_queue" "shared" {
  name              = "a"
  kms_master_key_id = aws_kms_key.shared.arn
}

# The provider's own key, and an alias in the same region.
resource "aws_sqs_queue" "managed" {
  name              = "a"
  kms_master_key_id = "alias/aws/sqs"
}

resource "aws_sqs_queue" "alias" {
  name              = "a"
  kms_master_key_id = "alias/orders"
}

resource "aws_sqs_queue" "unknown" {
  name              = "a"
  kms_master_key_id = var.key
}

# The companion names the key.
resource "aws_s3_bucket" "orders" {
  bucket = "orders"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "orders" {
  bucket = aws_s3_bucket.orders.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = "arn:aws:kms:us-west-2:123456789012:key/0b7f5a2e"
    }
  }
}

resource "google_storage_bucket" "google" {
  name     = "a"
  location = "europe-west3"

  encryption {
    default_kms_key_name = "projects/p/locations/us/keyRings/r/cryptoKeys/k"
  }
}

resource "google_storage_bucket" "google_home" {
  name     = "a"
  location = "europe-west3"

  encryption {
    default_kms_key_name = "projects/p/locations/europe-west3/keyRings/r/cryptoKeys/k"
  }
}
