locals {
  functions = {
    send-confirmation = {
      description = "Mails the ticket after a booking"
      queue       = "confirmations"
      environment = { MAIL_HOST = "smtp.mail.tarnwick.example" }
      tracing     = true
      public_url  = false
      in_network  = true
    }
    write-invoice = {
      description = "Writes the invoice of a booking as PDF"
      queue       = "invoices"
      environment = { TEMPLATE_BUCKET = module.documents["invoices"].id }
      tracing     = true
      public_url  = false
      in_network  = true
    }
    refresh-displays = {
      description = "Pushes delays to the displays in the harbours"
      queue       = "displays"
      environment = {}
      tracing     = false
      public_url  = false
      in_network  = false
    }
    payment-callback = {
      description = "Called by the card terminal company when a payment is settled"
      queue       = null
      environment = {}
      tracing     = true
      public_url  = true
      in_network  = false
    }
  }
}

module "function" {
  source   = "../function"
  for_each = local.functions

  name               = "${local.prefix}-${each.key}"
  description        = each.value.description
  environment        = merge(local.base_environment, each.value.environment)
  kms_key_arn        = module.data_key.arn
  queue_arn          = each.value.queue == null ? null : module.queue[each.value.queue].arn
  policy_json        = data.aws_iam_policy_document.function[each.key].json
  tracing            = each.value.tracing
  public_url         = each.value.public_url
  concurrency        = local.production ? 20 : -1
  subnet_ids         = each.value.in_network ? var.network.private_subnet_ids : []
  security_group_ids = each.value.in_network ? [var.network.security_group_ids.services] : []
  log_retention_days = var.log_retention_days

  artifact = {
    bucket  = var.artifact_bucket
    version = lookup(var.function_versions, each.key, "latest")
  }

  tags = local.tags
}

data "aws_iam_policy_document" "function" {
  for_each = local.functions

  statement {
    sid       = "Bookings"
    actions   = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"]
    resources = [aws_dynamodb_table.bookings.arn, "${aws_dynamodb_table.bookings.arn}/index/*"]
  }

  statement {
    sid       = "Keys"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [module.data_key.arn]
  }

  dynamic "statement" {
    for_each = each.value.queue[*]

    content {
      sid       = "Queue"
      actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
      resources = [module.queue[statement.value].arn]
    }
  }
}

# ---- Nightly export for the statistics of the harbour authority

resource "aws_lambda_function" "export" {
  function_name = "${local.prefix}-nightly-export"
  role          = aws_iam_role.export.arn
  runtime       = "python3.8"
  handler       = "export.run"
  timeout       = 900
  s3_bucket     = var.artifact_bucket
  s3_key        = "functions/nightly-export/${lookup(var.function_versions, "nightly-export", "latest")}.zip"

  environment {
    variables = {
      TARGET      = "s3://${module.documents["exports"].id}/nightly/"
      DB_HOST     = module.database["passengers"].endpoint
      DB_PASSWORD = var.export_database_password
    }
  }

  tags = local.tags
}

resource "aws_iam_role" "export" {
  name = "${local.prefix}-nightly-export"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "export" {
  name = "export"
  role = aws_iam_role.export.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "s3:*", Resource = "*" },
      { Effect = "Allow", Action = ["logs:*"], Resource = "arn:aws:logs:*:${local.account_id}:*" },
    ]
  })
}

resource "aws_cloudwatch_event_rule" "export" {
  name                = "${local.prefix}-nightly-export"
  description         = "Two o'clock, when no ferry sails"
  schedule_expression = "cron(0 2 * * ? *)"
  state               = local.production ? "ENABLED" : "DISABLED"
}

resource "aws_cloudwatch_event_target" "export" {
  rule = aws_cloudwatch_event_rule.export.name
  arn  = aws_lambda_function.export.arn
}

resource "aws_lambda_permission" "export" {
  statement_id  = "AllowSchedule"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.export.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.export.arn
}

# The ticket machines invoke the export of one day through API Gateway.
resource "aws_lambda_permission" "machines" {
  statement_id  = "AllowMachines"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.export.function_name
  principal     = "*"
}
