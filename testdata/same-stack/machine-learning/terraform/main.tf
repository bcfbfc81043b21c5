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

locals {
  role  = "arn:aws:iam::111122223333:role/learning"
  image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/rank:1"
}

resource "aws_kms_key" "learning" {
  description         = "Models and what they learn from"
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

resource "aws_sagemaker_domain" "lab" {
  domain_name             = "lab"
  auth_mode               = "IAM"
  vpc_id                  = "vpc-0a1b2c3d4e5f60718"
  subnet_ids              = ["subnet-0a1b2c3d4e5f60718"]
  app_network_access_type = "VpcOnly"
  kms_key_id              = aws_kms_key.learning.arn

  default_user_settings {
    execution_role  = local.role
    security_groups = ["sg-0a1b2c3d4e5f60718"]
  }
}

resource "aws_sagemaker_domain" "course" {
  domain_name = "course"
  auth_mode   = "IAM"
  vpc_id      = "vpc-0a1b2c3d4e5f60718"
  subnet_ids  = ["subnet-0a1b2c3d4e5f60718"]

  default_user_settings {
    execution_role = local.role
  }
}

resource "aws_sagemaker_notebook_instance" "quiet" {
  name                   = "quiet"
  role_arn               = local.role
  instance_type          = "ml.t3.medium"
  volume_size            = 20
  kms_key_id             = aws_kms_key.learning.id
  subnet_id              = "subnet-0a1b2c3d4e5f60718"
  security_groups        = ["sg-0a1b2c3d4e5f60718"]
  direct_internet_access = "Disabled"
  root_access            = "Disabled"

  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = "2"
  }
}

resource "aws_sagemaker_notebook_instance" "loud" {
  name          = "loud"
  role_arn      = local.role
  instance_type = "ml.t3.medium"
}

resource "aws_sagemaker_notebook_instance" "chatty" {
  name                   = "chatty"
  role_arn               = local.role
  instance_type          = "ml.t3.medium"
  direct_internet_access = "Enabled"
  root_access            = "Enabled"

  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = "1"
  }
}

resource "aws_sagemaker_model" "rank" {
  name                     = "rank"
  execution_role_arn       = local.role
  enable_network_isolation = true

  primary_container {
    image          = local.image
    model_data_url = "s3://example-models/rank.tar.gz"
  }

  vpc_config {
    security_group_ids = ["sg-0a1b2c3d4e5f60718"]
    subnets            = ["subnet-0a1b2c3d4e5f60718"]
  }
}

resource "aws_sagemaker_model" "guess" {
  name               = "guess"
  execution_role_arn = local.role

  primary_container {
    image = local.image
  }
}

resource "aws_sagemaker_endpoint_configuration" "ranking" {
  name        = "ranking"
  kms_key_arn = aws_kms_key.learning.arn

  production_variants {
    variant_name           = "main"
    model_name             = aws_sagemaker_model.rank.name
    instance_type          = "ml.m5.large"
    initial_instance_count = 1
  }
}

resource "aws_sagemaker_endpoint_configuration" "guessing" {
  name = "guessing"

  production_variants {
    variant_name           = "main"
    model_name             = aws_sagemaker_model.guess.name
    instance_type          = "ml.m5.large"
    initial_instance_count = 1
  }
}

resource "aws_bedrock_guardrail" "manners" {
  name                      = "manners"
  blocked_input_messaging   = "That is not for here."
  blocked_outputs_messaging = "That is not for here."
  kms_key_arn               = aws_kms_key.learning.arn

  content_policy_config {
    filters_config {
      input_strength  = "HIGH"
      output_strength = "HIGH"
      type            = "HATE"
    }
  }
}

resource "aws_bedrockagent_agent" "clerk" {
  agent_name                  = "clerk"
  agent_resource_role_arn     = local.role
  foundation_model            = "anthropic.claude-3-5-sonnet-20240620-v1:0"
  instruction                 = "Answer questions about orders, politely and from the catalog alone."
  customer_encryption_key_arn = aws_kms_key.learning.arn

  guardrail_configuration = [{
    guardrail_identifier = aws_bedrock_guardrail.manners.guardrail_id
    guardrail_version    = "1"
  }]
}

resource "aws_bedrockagent_agent" "intern" {
  agent_name              = "intern"
  agent_resource_role_arn = local.role
  foundation_model        = "anthropic.claude-3-5-sonnet-20240620-v1:0"
  instruction             = "Answer whatever is asked, as well as you can and as fast as you can."
}
