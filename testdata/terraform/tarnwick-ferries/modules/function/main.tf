data "aws_region" "current" {}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

locals {
  in_vpc = length(var.subnet_ids) > 0

  managed_policies = concat(
    ["service-role/AWSLambdaBasicExecutionRole"],
    local.in_vpc ? ["service-role/AWSLambdaVPCAccessExecutionRole"] : [],
    var.tracing ? ["AWSXRayDaemonWriteAccess"] : [],
  )
}

resource "aws_iam_role" "this" {
  name_prefix        = "${substr(var.name, 0, 36)}-"
  assume_role_policy = data.aws_iam_policy_document.assume.json

  tags = var.tags
}

resource "aws_iam_role_policy_attachment" "managed" {
  for_each = toset(local.managed_policies)

  role       = aws_iam_role.this.name
  policy_arn = "arn:aws:iam::aws:policy/${each.key}"
}

resource "aws_iam_role_policy" "extra" {
  count = var.policy_json == null ? 0 : 1

  name   = "extra"
  role   = aws_iam_role.this.id
  policy = var.policy_json
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/${var.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn

  tags = var.tags
}

resource "aws_lambda_function" "this" {
  function_name = var.name
  description   = var.description
  role          = aws_iam_role.this.arn
  runtime       = var.runtime
  handler       = var.handler
  architectures = ["arm64"]
  memory_size   = var.memory_mib
  timeout       = var.timeout_seconds

  s3_bucket = var.artifact.bucket
  s3_key    = "${var.artifact.prefix}/${var.name}/${var.artifact.version}.zip"

  reserved_concurrent_executions = var.concurrency
  kms_key_arn                    = length(var.environment) > 0 ? var.kms_key_arn : null

  dynamic "environment" {
    for_each = length(var.environment) > 0 ? [var.environment] : []

    content {
      variables = merge(environment.value, { DEPLOY_REGION = data.aws_region.current.name })
    }
  }

  dynamic "vpc_config" {
    for_each = local.in_vpc ? [1] : []

    content {
      subnet_ids         = var.subnet_ids
      security_group_ids = var.security_group_ids
    }
  }

  dynamic "dead_letter_config" {
    for_each = var.dead_letter_arn[*]

    content {
      target_arn = dead_letter_config.value
    }
  }

  tracing_config {
    mode = var.tracing ? "Active" : "PassThrough"
  }

  tags = var.tags

  depends_on = [aws_cloudwatch_log_group.this]
}

resource "aws_lambda_event_source_mapping" "queue" {
  count = var.queue_arn == null ? 0 : 1

  function_name                      = aws_lambda_function.this.arn
  event_source_arn                   = var.queue_arn
  batch_size                         = 10
  maximum_batching_window_in_seconds = 5
  function_response_types            = ["ReportBatchItemFailures"]
}

resource "aws_lambda_function_url" "this" {
  count = var.public_url ? 1 : 0

  function_name      = aws_lambda_function.this.function_name
  authorization_type = "NONE"

  cors {
    allow_origins = ["*"]
    allow_methods = ["GET", "POST"]
  }
}
