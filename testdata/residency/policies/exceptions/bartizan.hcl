residency "europe" {
  regimes = ["gdpr-eea-only"]

  exception {
    resource    = "aws_sqs_queue.legacy*"
    until       = "2027-01-31"
    reason      = "moves with the new platform"
    approved_by = "the data protection officer"
  }

  exception {
    resource = "aws_sqs_queue.over"
    until    = "2025-12-31"
    reason   = "was to be moved"
  }

  exception {
    resource = "aws_sqs_queue.last_day"
    until    = "2026-06-01"
  }

  exception {
    resource = "module.*.aws_sqs_queue.data"
  }

  exception {
    resource = "aws_dynamodb_table.orders"
  }
}
