provider "aws" {
  region = "eu-central-1"
}
provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}

resource "aws_s3_bucket" "homeunk" { bucket = "b-unk" }
resource "aws_s3_bucket_replication_configuration" "homeunk" {
  bucket = aws_s3_bucket.homeunk.id
  role   = "arn:aws:iam::111122223333:role/r"
  rule {
    status = "Enabled"
    destination { bucket = "arn:aws:s3:::b-elsewhere" }
  }
}
resource "aws_s3_bucket" "homekms" { bucket = "b-kms" }
resource "aws_s3_bucket_replication_configuration" "homekms" {
  bucket = aws_s3_bucket.homekms.id
  role   = "arn:aws:iam::111122223333:role/r"
  rule {
    status = "Enabled"
    source_selection_criteria {
      sse_kms_encrypted_objects { status = "Enabled" }
    }
    destination {
      bucket = "arn:aws:s3:::b-kms-copy"
      encryption_configuration { replica_kms_key_id = "arn:aws:kms:us-east-1:111122223333:key/a" }
    }
  }
  rule {
    status = "Disabled"
    destination { bucket = "arn:aws:s3:::b-third" }
  }
}
resource "aws_s3_bucket" "offrep" { bucket = "b-off" }
resource "aws_s3_bucket_replication_configuration" "offrep" {
  bucket = aws_s3_bucket.offrep.id
  role   = "arn:aws:iam::111122223333:role/r"
  rule {
    status = "Disabled"
    destination { bucket = "arn:aws:s3:::b-third" }
  }
}
resource "aws_s3_bucket" "neighbour" { bucket = "b-neighbour" }
resource "aws_s3_bucket" "srr" { bucket = "b-srr" }
resource "aws_s3_bucket_replication_configuration" "srr" {
  bucket = aws_s3_bucket.srr.id
  role   = "arn:aws:iam::111122223333:role/r"
  rule {
    status = "Enabled"
    destination { bucket = aws_s3_bucket.neighbour.arn }
  }
}
resource "aws_s3_bucket" "stock" { bucket = "b-stock" }
resource "aws_s3_bucket_inventory" "stock" {
  bucket                   = aws_s3_bucket.stock.id
  name                     = "all"
  included_object_versions = "All"
  schedule { frequency = "Daily" }
  destination {
    bucket {
      format     = "CSV"
      bucket_arn = "arn:aws:s3:::b-audit"
    }
  }
}
resource "aws_s3_bucket" "stock_near" { bucket = "b-stock-near" }
resource "aws_s3_bucket_inventory" "stock_near" {
  bucket                   = aws_s3_bucket.stock_near.id
  name                     = "all"
  included_object_versions = "All"
  schedule { frequency = "Daily" }
  destination {
    bucket {
      format     = "CSV"
      bucket_arn = aws_s3_bucket.neighbour.arn
    }
  }
}
resource "aws_s3_bucket" "logged" { bucket = "b-logged" }
resource "aws_s3_bucket_logging" "logged" {
  bucket        = aws_s3_bucket.logged.id
  target_bucket = aws_s3_bucket.neighbour.id
  target_prefix = "l/"
}
resource "aws_s3tables_table_bucket" "tables" { name = "b-tables" }
resource "aws_s3tables_table_bucket_replication" "tables" {
  table_bucket_arn = aws_s3tables_table_bucket.tables.arn
  role             = "arn:aws:iam::111122223333:role/r"
  rule {
    destination { destination_table_bucket_arn = "arn:aws:s3tables:us-east-1:111122223333:bucket/copy" }
  }
}
resource "aws_s3_bucket" "abroad" {
  provider = aws.virginia
  bucket   = "b-abroad"
}
resource "aws_s3control_storage_lens_configuration" "lens" {
  config_id = "lens"
  storage_lens_configuration {
    enabled = true
    account_level {
      bucket_level {}
    }
    data_export {
      s3_bucket_destination {
        account_id            = "111122223333"
        arn                   = "arn:aws:s3:::b-lens"
        format                = "CSV"
        output_schema_version = "V_1"
      }
    }
  }
}
