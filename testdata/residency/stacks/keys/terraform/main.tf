provider "aws" {
  region = "eu-central-1"
}
provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}

resource "aws_kms_key" "mrk" { multi_region = true }
resource "aws_kms_replica_key" "replicakey" {
  provider        = aws.virginia
  primary_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab"
}
resource "aws_sqs_queue" "mrkused" {
  name              = "mrkused"
  kms_master_key_id = "arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab"
}
resource "aws_secretsmanager_secret" "secret" {
  name = "secret"
  replica { region = "eu-west-1" }
  replica { region = "ap-southeast-2" }
}
resource "aws_secretsmanager_secret" "secretnear" {
  name = "secretnear"
  replica { region = "eu-west-1" }
}
resource "aws_secretsmanager_secret" "secretaway" {
  provider = aws.virginia
  name     = "secretaway"
}
resource "aws_backup_vault" "vaulted" {
  name        = "vaulted"
  kms_key_arn = "arn:aws:kms:us-east-1:111122223333:key/a"
}
resource "aws_sqs_queue" "queue" {
  name              = "queue"
  kms_master_key_id = "arn:aws:kms:us-east-1:111122223333:alias/q"
}
resource "aws_sqs_queue" "queuenear" {
  name              = "queuenear"
  kms_master_key_id = aws_kms_key.mrk.arn
}
resource "aws_cloudwatch_log_group" "logs" {
  name       = "logs"
  kms_key_id = "arn:aws:kms:us-west-2:111122223333:key/a"
}
resource "aws_ssmincidents_replication_set" "incidents" {
  region { name = "eu-central-1" }
  region { name = "us-west-2" }
}
resource "aws_ssm_resource_data_sync" "machines" {
  name = "machines"
  s3_destination {
    bucket_name = "b-machines"
    region      = "us-east-1"
  }
}
