# Statements: Frankfurt, with a copy.

resource "aws_s3_bucket" "statements" {
  bucket = "kantor-statements"
}

resource "aws_s3_bucket_versioning" "statements" {
  bucket = aws_s3_bucket.statements.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "statements_copy" {
  provider = aws.virginia
  bucket   = "kantor-statements-copy"
}

resource "aws_s3_bucket_replication_configuration" "statements" {
  depends_on = [aws_s3_bucket_versioning.statements]

  bucket = aws_s3_bucket.statements.id
  role   = var.replication_role_arn

  rule {
    id     = "statements"
    status = "Enabled"
    destination {
      bucket        = aws_s3_bucket.statements_copy.arn
      storage_class = "STANDARD_IA"
    }
  }
}

module "ledger" {
  source               = "../modules/ledger-store"
  name                 = "kantor-ledger"
  replicate            = true
  replica_bucket_arn   = module.ledger_copy.arn
  replication_role_arn = var.replication_role_arn
}

module "ledger_copy" {
  source    = "../modules/ledger-store"
  providers = { aws = aws.dublin }
  name      = "kantor-ledger-copy"
}

module "onboarding" {
  source               = "../modules/ledger-store"
  name                 = "kantor-onboarding"
  replicate            = true
  replica_bucket_arn   = aws_s3_bucket.statements_copy.arn
  replication_role_arn = var.replication_role_arn
  replication_status   = "Disabled"
}

module "mirror" {
  source               = "../modules/ledger-store"
  name                 = "kantor-mirror"
  replicate            = var.enable_us_mirror
  replica_bucket_arn   = aws_s3_bucket.statements_copy.arn
  replication_role_arn = var.replication_role_arn
}

module "exports" {
  source    = "../modules/ledger-store"
  providers = { aws = aws.virginia }
  name      = "kantor-exports"
  tags      = local.tags
}

resource "aws_s3_bucket" "kyc_documents" {
  bucket = "kantor-kyc-documents"
  region = "us-west-2"
}

resource "aws_s3_bucket" "brochures" {
  bucket = "kantor-brochures"
  region = "us-west-2"
  tags   = { DataResidency = "public" }
}

resource "aws_s3_bucket" "leasing" {
  bucket = "kantor-leasing"
  region = "eu-south-1"
}

resource "aws_s3_bucket" "mortgages" {
  bucket = "kantor-mortgages"
  region = "eu-west-2"
}

resource "aws_s3_bucket" "regional" {
  for_each = {
    paris     = "eu-west-3"
    stockholm = "eu-north-1"
    zurich    = "eu-central-2"
  }
  bucket = "kantor-branch-${each.key}"
  region = each.value
}

resource "aws_s3_bucket" "claims_archive" {
  bucket = "kantor-claims-archive"
  region = "us-east-2"
}

resource "aws_s3_bucket" "legacy_statements" {
  bucket = "kantor-legacy-statements"
  region = "us-east-2"
}

resource "aws_s3_bucket" "fraud_models" {
  bucket = "kantor-fraud-models"
}

resource "aws_s3_bucket_replication_configuration" "fraud_models" {
  bucket = aws_s3_bucket.fraud_models.id
  role   = var.replication_role_arn
  rule {
    id     = "models"
    status = "Enabled"
    destination {
      bucket = aws_s3_bucket.statements_copy.arn
    }
  }
}

resource "aws_s3_bucket" "long_term" {
  bucket = "kantor-long-term"
  region = var.archive_region
}

resource "aws_s3_bucket" "typo" {
  bucket = "kantor-typo"
  region = "eu-central-9"
}

resource "aws_s3_bucket" "staging" {
  bucket = "kantor-staging"
  region = var.environment == "prod" ? "eu-central-1" : "us-east-1"
}

resource "aws_s3_bucket" "test_results" {
  bucket = "kantor-test-results"
  region = var.environment == "prod" ? "eu-central-1" : "eu-north-1"
}

# Collected in Frankfurt, copied to Ireland, and from there to Oregon.

resource "aws_s3_bucket" "payments" {
  bucket = "kantor-payments"
}

resource "aws_s3_bucket" "payments_relay" {
  provider = aws.dublin
  bucket   = "kantor-payments-relay"
  tags     = { DataResidency = "none" }
}

resource "aws_s3_bucket" "payments_lake" {
  provider = aws.virginia
  region   = "us-west-2"
  bucket   = "kantor-payments-lake"
}

resource "aws_s3_bucket_replication_configuration" "payments" {
  bucket = aws_s3_bucket.payments.id
  role   = var.replication_role_arn
  rule {
    id     = "relay"
    status = "Enabled"
    destination {
      bucket = aws_s3_bucket.payments_relay.arn
    }
  }
}

resource "aws_s3_bucket_replication_configuration" "payments_relay" {
  provider = aws.dublin
  bucket   = aws_s3_bucket.payments_relay.id
  role     = var.replication_role_arn
  rule {
    id     = "lake"
    status = "Enabled"
    destination {
      bucket = aws_s3_bucket.payments_lake.arn
    }
  }
}

module "litigation" {
  source = "../modules/ledger-store"
  name   = "kantor-litigation"
}

resource "aws_s3_bucket" "complaints" {
  bucket = "kantor-complaints"
  region = "ca-central-1"
  tags   = { DATARESIDENCY = "EU-Customer" }
}
