terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_kms_key" "data" {
  description         = "Data of the functions"
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

resource "aws_iam_role" "functions" {
  name = "functions"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy_attachment" "functions" {
  role       = aws_iam_role.functions.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"
}

resource "aws_signer_signing_profile" "signing_profile" {
  platform_id = "AWSLambda-SHA384-ECDSA"
}

resource "aws_lambda_code_signing_config" "code_signing" {
  allowed_publishers {
    signing_profile_version_arns = [aws_signer_signing_profile.signing_profile.version_arn]
  }

  policies {
    untrusted_artifact_on_deployment = "Enforce"
  }
}

resource "aws_sqs_queue" "failed" {
  name              = "failed"
  kms_master_key_id = aws_kms_key.data.arn
}

resource "aws_security_group" "functions_network" {
  name        = "functions"
  description = "Functions that need the network"
  vpc_id      = "vpc-0a1b2c3d4e5f67890"

  egress {
    description = "To the services of AWS"
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.20.0.0/16"]
  }
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = aws_iam_role.functions.arn
  runtime       = "python3.8"
  handler       = "orders.handler"
  s3_bucket     = "example-artifacts"
  s3_key        = "orders.zip"

  environment {
    variables = {
      STAGE = "prod"
    }
  }
}

resource "aws_lambda_function" "invoices" {
  function_name                  = "invoices"
  role                           = aws_iam_role.functions.arn
  runtime                        = "python3.13"
  handler                        = "invoices.handler"
  s3_bucket                      = "example-artifacts"
  s3_key                         = "invoices.zip"
  kms_key_arn                    = aws_kms_key.data.arn
  code_signing_config_arn        = aws_lambda_code_signing_config.code_signing.arn
  reserved_concurrent_executions = 20

  environment {
    variables = {
      STAGE = "prod"
    }
  }

  dead_letter_config {
    target_arn = aws_sqs_queue.failed.arn
  }

  tracing_config {
    mode = "Active"
  }

  vpc_config {
    subnet_ids         = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    security_group_ids = [aws_security_group.functions_network.id]
  }
}

# An image needs no signed code, and where failures go is said beside it.
resource "aws_lambda_function" "thumbnails" {
  function_name                  = "thumbnails"
  role                           = aws_iam_role.functions.arn
  package_type                   = "Image"
  image_uri                      = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/thumbnails:3"
  reserved_concurrent_executions = 5
  timeout                        = 30
  memory_size                    = 1024

  tracing_config {
    mode = "PassThrough"
  }

  vpc_config {
    subnet_ids         = ["subnet-0123456789abcdef0"]
    security_group_ids = [aws_security_group.functions_network.id]
  }
}

resource "aws_lambda_function_event_invoke_config" "thumbnails_failures" {
  function_name          = aws_lambda_function.thumbnails.function_name
  maximum_retry_attempts = 1

  destination_config {
    on_failure {
      destination = aws_sqs_queue.failed.arn
    }
  }
}

resource "aws_lambda_event_source_mapping" "invoices_source" {
  function_name    = aws_lambda_function.invoices.arn
  event_source_arn = "arn:aws:sqs:eu-central-1:111122223333:invoices"
  batch_size       = 10
}

resource "aws_lambda_function_url" "orders_url" {
  function_name      = aws_lambda_function.orders.function_name
  authorization_type = "NONE"
}

resource "aws_lambda_function_url" "invoices_url" {
  function_name      = aws_lambda_function.invoices.function_name
  authorization_type = "AWS_IAM"
}

resource "aws_lambda_permission" "anyone" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.orders.function_name
  principal     = "*"
}

resource "aws_lambda_permission" "buckets" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.thumbnails.function_name
  principal     = "s3.amazonaws.com"
}

resource "aws_lambda_permission" "topic" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.invoices.function_name
  principal     = "sns.amazonaws.com"
  source_arn    = "arn:aws:sns:eu-central-1:111122223333:invoices"
}

resource "aws_cloudwatch_log_group" "orders_logs" {
  name = "/aws/lambda/orders"
}

resource "aws_cloudwatch_log_group" "invoices_logs" {
  name              = "/aws/lambda/invoices"
  retention_in_days = 400
  kms_key_id        = aws_kms_key.data.arn
}

resource "aws_cloudwatch_log_group" "thumbnails_logs" {
  name              = "/aws/lambda/thumbnails"
  retention_in_days = 14
  kms_key_id        = aws_kms_key.data.arn
}

resource "aws_secretsmanager_secret" "gateway" {
  name        = "payment-gateway"
  description = "Nobody ever changes it"
}

resource "aws_secretsmanager_secret" "database" {
  name       = "database"
  kms_key_id = aws_kms_key.data.arn
}

resource "aws_secretsmanager_secret_rotation" "database_rotation" {
  secret_id           = aws_secretsmanager_secret.database.id
  rotation_lambda_arn = aws_lambda_function.invoices.arn

  rotation_rules {
    automatically_after_days = 30
  }
}

resource "aws_secretsmanager_secret" "mail" {
  name       = "mail"
  kms_key_id = aws_kms_key.data.arn
}

resource "aws_secretsmanager_secret_rotation" "mail_rotation" {
  secret_id           = aws_secretsmanager_secret.mail.id
  rotation_lambda_arn = aws_lambda_function.invoices.arn

  rotation_rules {
    automatically_after_days = 365
  }
}

resource "aws_ssm_parameter" "endpoint" {
  name  = "/shop/endpoint"
  type  = "String"
  value = "https://api.example.com"
}

resource "aws_ssm_document" "restart" {
  name            = "restart"
  document_type   = "Command"
  document_format = "JSON"
  content = jsonencode({
    schemaVersion = "2.2"
    description   = "Starts the agent again"
    mainSteps = [{
      action = "aws:runShellScript"
      name   = "restart"
      inputs = { runCommand = ["systemctl restart agent"] }
    }]
  })
}

resource "aws_appsync_graphql_api" "catalogue" {
  name                = "catalogue"
  authentication_type = "AWS_IAM"
}

resource "aws_appsync_api_cache" "catalogue_cache" {
  api_id               = aws_appsync_graphql_api.catalogue.id
  api_caching_behavior = "FULL_REQUEST_CACHING"
  type                 = "SMALL"
  ttl                  = 900
}

resource "aws_appsync_graphql_api" "accounts" {
  name                = "accounts"
  authentication_type = "AMAZON_COGNITO_USER_POOLS"
  xray_enabled        = true

  user_pool_config {
    user_pool_id   = "eu-central-1_AbCdEfGhI"
    default_action = "DENY"
    aws_region     = "eu-central-1"
  }

  log_config {
    cloudwatch_logs_role_arn = "arn:aws:iam::111122223333:role/appsync-logs"
    field_log_level          = "ERROR"
  }
}

resource "aws_appsync_api_cache" "accounts_cache" {
  api_id                     = aws_appsync_graphql_api.accounts.id
  api_caching_behavior       = "PER_RESOLVER_CACHING"
  type                       = "SMALL"
  ttl                        = 60
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
}

resource "aws_sfn_state_machine" "checkout" {
  name     = "checkout"
  role_arn = "arn:aws:iam::111122223333:role/checkout"
  definition = jsonencode({
    StartAt = "Done"
    States  = { Done = { Type = "Succeed" } }
  })
}

resource "aws_sfn_state_machine" "refund" {
  name     = "refund"
  role_arn = "arn:aws:iam::111122223333:role/refund"
  type     = "STANDARD"
  definition = jsonencode({
    StartAt = "Refund"
    States = {
      Refund = {
        Type     = "Task"
        Resource = aws_lambda_function.invoices.arn
        End      = true
      }
    }
  })

  logging_configuration {
    level                  = "ALL"
    include_execution_data = true
    log_destination        = "${aws_cloudwatch_log_group.invoices_logs.arn}:*"
  }

  tracing_configuration {
    enabled = true
  }
}
