terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_kms_key" "figures" {
  description         = "Figures of the company"
  enable_key_rotation = true

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

resource "aws_redshift_subnet_group" "inner" {
  name        = "inner"
  description = "Private subnets"
  subnet_ids  = ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"]
}

resource "aws_redshift_parameter_group" "tls" {
  name        = "tls"
  family      = "redshift-1.0"
  description = "TLS for everybody"

  parameter {
    name  = "require_ssl"
    value = "true"
  }
}

resource "aws_redshift_parameter_group" "any" {
  name        = "any"
  family      = "redshift-1.0"
  description = "As it comes"

  parameter {
    name  = "enable_user_activity_logging"
    value = "true"
  }
}

resource "aws_security_group" "offices" {
  description = "Redshift, from anywhere"
  vpc_id      = "vpc-0a1b2c3d4e5f60718"

  ingress {
    description      = "Redshift"
    from_port        = 5439
    to_port          = 5439
    protocol         = "tcp"
    ipv6_cidr_blocks = ["::/0"]
  }

  egress {
    description = "Answers to the VPC"
    from_port   = 1024
    to_port     = 65535
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier                  = "warehouse"
  database_name                       = "figures"
  node_type                           = "ra3.xlplus"
  cluster_type                        = "multi-node"
  number_of_nodes                     = 2
  master_username                     = "keeper"
  manage_master_password              = true
  cluster_subnet_group_name           = aws_redshift_subnet_group.inner.name
  cluster_parameter_group_name        = aws_redshift_parameter_group.tls.name
  encrypted                           = true
  kms_key_id                          = aws_kms_key.figures.arn
  enhanced_vpc_routing                = true
  publicly_accessible                 = false
  automated_snapshot_retention_period = 14
  allow_version_upgrade               = true
  multi_az                            = true
  final_snapshot_identifier           = "warehouse-last"
}

resource "aws_redshift_logging" "warehouse" {
  cluster_identifier   = aws_redshift_cluster.warehouse.id
  log_destination_type = "cloudwatch"
  log_exports          = ["connectionlog", "userlog"]
}

resource "aws_redshift_cluster" "playground" {
  cluster_identifier                  = "playground"
  database_name                       = "dev"
  node_type                           = "ra3.xlplus"
  cluster_type                        = "single-node"
  master_username                     = "keeper"
  manage_master_password              = true
  cluster_parameter_group_name        = "default.redshift-1.0"
  vpc_security_group_ids              = [aws_security_group.offices.id]
  encrypted                           = false
  publicly_accessible                 = true
  automated_snapshot_retention_period = 0
  allow_version_upgrade               = false
  skip_final_snapshot                 = true
}

# What is not written is as AWS has it.
resource "aws_redshift_cluster" "reports" {
  cluster_identifier        = "reports"
  database_name             = "reports"
  node_type                 = "ra3.xlplus"
  cluster_type              = "single-node"
  master_username           = "keeper"
  manage_master_password    = true
  cluster_subnet_group_name = aws_redshift_subnet_group.inner.name
  skip_final_snapshot       = true
}

resource "aws_redshift_logging" "reports" {
  cluster_identifier   = aws_redshift_cluster.reports.id
  log_destination_type = "s3"
  bucket_name          = "example-redshift-logs"
  s3_key_prefix        = "reports/"
}

resource "aws_emr_security_configuration" "sealed" {
  name = "sealed"

  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableInTransitEncryption = true
      EnableAtRestEncryption    = true
      InTransitEncryptionConfiguration = {
        TLSCertificateConfiguration = {
          CertificateProviderType = "PEM"
          S3Object                = "s3://example-certificates/emr.zip"
        }
      }
      AtRestEncryptionConfiguration = {
        S3EncryptionConfiguration = {
          EncryptionMode = "SSE-KMS"
          AwsKmsKey      = "arn:aws:kms:eu-central-1:111122223333:key/5b1e8c1f-6b1d-4a53-8f7c-3f1f0e8a9d10"
        }
        LocalDiskEncryptionConfiguration = {
          EncryptionKeyProviderType = "AwsKms"
          AwsKmsKey                 = "arn:aws:kms:eu-central-1:111122223333:key/5b1e8c1f-6b1d-4a53-8f7c-3f1f0e8a9d10"
        }
      }
    }
  })
}

resource "aws_emr_security_configuration" "loose" {
  name = "loose"

  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableInTransitEncryption = false
      EnableAtRestEncryption    = false
    }
  })
}

resource "aws_emr_cluster" "nightly" {
  name                   = "nightly"
  release_label          = "emr-7.5.0"
  applications           = ["Spark"]
  service_role           = "arn:aws:iam::111122223333:role/emr"
  security_configuration = aws_emr_security_configuration.sealed.name

  ec2_attributes {
    instance_profile = "emr"
    subnet_id        = "subnet-0a1b2c3d4e5f60718"
  }

  master_instance_group {
    instance_type = "m6g.xlarge"
  }

  core_instance_group {
    instance_type  = "m6g.xlarge"
    instance_count = 2
  }
}

resource "aws_emr_cluster" "adhoc" {
  name          = "adhoc"
  release_label = "emr-7.5.0"
  applications  = ["Spark", "Hive"]
  service_role  = "arn:aws:iam::111122223333:role/emr"

  ec2_attributes {
    instance_profile = "emr"
    subnet_id        = "subnet-0a1b2c3d4e5f60718"
  }

  master_instance_group {
    instance_type = "m6g.xlarge"
  }
}

resource "aws_glue_data_catalog_encryption_settings" "catalog" {
  data_catalog_encryption_settings {
    connection_password_encryption {
      aws_kms_key_id                       = aws_kms_key.figures.arn
      return_connection_password_encrypted = true
    }

    encryption_at_rest {
      catalog_encryption_mode = "DISABLED"
    }
  }
}

resource "aws_glue_data_catalog_encryption_settings" "archive" {
  catalog_id = "444455556666"

  data_catalog_encryption_settings {
    connection_password_encryption {
      aws_kms_key_id                       = aws_kms_key.figures.arn
      return_connection_password_encrypted = true
    }

    encryption_at_rest {
      catalog_encryption_mode = "SSE-KMS"
      sse_aws_kms_key_id      = aws_kms_key.figures.arn
    }
  }
}

resource "aws_glue_security_configuration" "tight" {
  name = "tight"

  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "SSE-KMS"
      kms_key_arn                = aws_kms_key.figures.arn
    }

    job_bookmarks_encryption {
      job_bookmarks_encryption_mode = "CSE-KMS"
      kms_key_arn                   = aws_kms_key.figures.arn
    }

    s3_encryption {
      s3_encryption_mode = "SSE-KMS"
      kms_key_arn        = aws_kms_key.figures.arn
    }
  }
}

resource "aws_glue_security_configuration" "half" {
  name = "half"

  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "DISABLED"
    }

    job_bookmarks_encryption {
      job_bookmarks_encryption_mode = "CSE-KMS"
      kms_key_arn                   = aws_kms_key.figures.arn
    }

    s3_encryption {
      s3_encryption_mode = "SSE-KMS"
      kms_key_arn        = aws_kms_key.figures.arn
    }
  }
}

resource "aws_glue_security_configuration" "bare" {
  name = "bare"

  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "SSE-KMS"
      kms_key_arn                = aws_kms_key.figures.arn
    }

    job_bookmarks_encryption {
      job_bookmarks_encryption_mode = "CSE-KMS"
      kms_key_arn                   = aws_kms_key.figures.arn
    }

    s3_encryption {
      s3_encryption_mode = "DISABLED"
    }
  }
}

resource "aws_glue_job" "load" {
  name                   = "load"
  role_arn               = "arn:aws:iam::111122223333:role/glue"
  security_configuration = aws_glue_security_configuration.tight.name

  command {
    script_location = "s3://example-scripts/load.py"
  }
}

resource "aws_glue_job" "clean" {
  name     = "clean"
  role_arn = "arn:aws:iam::111122223333:role/glue"

  command {
    script_location = "s3://example-scripts/clean.py"
  }
}

resource "aws_glue_crawler" "sales" {
  name                   = "sales"
  database_name          = "sales"
  role                   = "arn:aws:iam::111122223333:role/glue"
  security_configuration = aws_glue_security_configuration.tight.name

  s3_target {
    path = "s3://example-sales/"
  }
}

resource "aws_glue_crawler" "clicks" {
  name          = "clicks"
  database_name = "clicks"
  role          = "arn:aws:iam::111122223333:role/glue"

  s3_target {
    path = "s3://example-clicks/"
  }
}

resource "aws_athena_workgroup" "finance" {
  name = "finance"

  configuration {
    enforce_workgroup_configuration = true

    result_configuration {
      output_location = "s3://example-results/finance/"

      encryption_configuration {
        encryption_option = "SSE_KMS"
        kms_key_arn       = aws_kms_key.figures.arn
      }
    }
  }
}

resource "aws_athena_workgroup" "everybody" {
  name = "everybody"

  configuration {
    enforce_workgroup_configuration = false

    result_configuration {
      output_location = "s3://example-results/everybody/"
    }
  }
}

resource "aws_athena_workgroup" "empty" {
  name = "empty"
}
