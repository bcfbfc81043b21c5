# A queue with its dead letters, and the topics that feed it.

resource "aws_sqs_queue" "dead_letters" {
  name                      = "${var.name}-dead-letters${var.fifo ? ".fifo" : ""}"
  fifo_queue                = var.fifo ? true : null
  message_retention_seconds = 14 * 24 * 60 * 60
  sqs_managed_sse_enabled   = false

  tags = var.tags
}

resource "aws_sqs_queue" "this" {
  name                       = "${var.name}${var.fifo ? ".fifo" : ""}"
  fifo_queue                 = var.fifo ? true : null
  delay_seconds              = var.delay_seconds
  visibility_timeout_seconds = var.visibility_timeout_seconds
  message_retention_seconds  = var.retention_days * 24 * 60 * 60

  kms_master_key_id                 = var.kms_key_arn
  kms_data_key_reuse_period_seconds = var.kms_key_arn == null ? null : 300

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letters.arn
    maxReceiveCount     = var.max_receive_count
  })

  tags = var.tags
}

resource "aws_sqs_queue_redrive_allow_policy" "dead_letters" {
  queue_url = aws_sqs_queue.dead_letters.id

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.this.arn]
  })
}

data "aws_iam_policy_document" "queue" {
  count = length(var.topic_arns) > 0 ? 1 : 0

  dynamic "statement" {
    for_each = var.topic_arns

    content {
      sid       = "From${replace(title(replace(statement.key, "-", " ")), " ", "")}"
      actions   = ["sqs:SendMessage"]
      resources = [aws_sqs_queue.this.arn]

      principals {
        type        = "Service"
        identifiers = ["sns.amazonaws.com"]
      }

      condition {
        test     = "ArnEquals"
        variable = "aws:SourceArn"
        values   = [statement.value]
      }
    }
  }
}

resource "aws_sqs_queue_policy" "this" {
  count = length(var.topic_arns) > 0 ? 1 : 0

  queue_url = aws_sqs_queue.this.id
  policy    = data.aws_iam_policy_document.queue[0].json
}

resource "aws_sns_topic_subscription" "this" {
  for_each = var.topic_arns

  topic_arn            = each.value
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.this.arn
  raw_message_delivery = true
}

resource "aws_cloudwatch_metric_alarm" "dead_letters" {
  count = var.alarm_topic_arn == null ? 0 : 1

  alarm_name          = "${var.name}-dead-letters"
  alarm_description   = "Messages of ${var.name} could not be processed"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 300
  evaluation_periods  = 1
  alarm_actions       = [var.alarm_topic_arn]

  dimensions = {
    QueueName = aws_sqs_queue.dead_letters.name
  }
}
