locals {
  topics = {
    booking   = { encrypted = true }
    departure = { encrypted = true }
    weather   = { encrypted = false }
  }

  queues = {
    invoices      = { topics = ["booking"], fifo = false }
    confirmations = { topics = ["booking"], fifo = false }
    displays      = { topics = ["departure", "weather"], fifo = false }
    manifests     = { topics = [], fifo = true }
  }
}

resource "aws_sns_topic" "events" {
  for_each = local.topics

  name              = "${local.prefix}-${each.key}"
  kms_master_key_id = each.value.encrypted ? module.data_key.id : null

  tags = local.tags
}

resource "aws_sns_topic" "alarms" {
  name              = "${local.prefix}-alarms"
  kms_master_key_id = "alias/aws/sns"

  tags = local.tags
}

resource "aws_sns_topic_subscription" "alarms" {
  for_each = toset(var.alarm_addresses)

  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = each.value
}

# The weather service publishes from its own account.
resource "aws_sns_topic_policy" "weather" {
  arn = aws_sns_topic.events["weather"].arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AnyPublisher"
        Effect    = "Allow"
        Principal = { AWS = "*" }
        Action    = ["sns:Publish"]
        Resource  = aws_sns_topic.events["weather"].arn
      },
    ]
  })
}

module "queue" {
  source   = "../queue"
  for_each = local.queues

  name            = "${local.prefix}-${each.key}"
  fifo            = each.value.fifo
  topic_arns      = { for topic in each.value.topics : topic => aws_sns_topic.events[topic].arn }
  kms_key_arn     = each.value.fifo ? null : module.data_key.arn
  alarm_topic_arn = aws_sns_topic.alarms.arn
  tags            = local.tags
}

# Harbour offices put their manifests here from machines that have no AWS identity.
resource "aws_sqs_queue" "harbour_inbox" {
  name                    = "${local.prefix}-harbour-inbox"
  sqs_managed_sse_enabled = true

  tags = local.tags
}

resource "aws_sqs_queue_policy" "harbour_inbox" {
  queue_url = aws_sqs_queue.harbour_inbox.id
  policy = templatefile("${path.module}/templates/inbox-policy.json.tftpl", {
    queue_arn = aws_sqs_queue.harbour_inbox.arn
    cidrs     = var.harbour_cidrs
  })
}
