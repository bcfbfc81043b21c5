data "aws_iam_policy_document" "bucket" {
  source_policy_documents = var.policy_documents

  dynamic "statement" {
    for_each = var.require_tls ? ["deny"] : []

    content {
      sid       = "DenyPlainHttp"
      effect    = "Deny"
      actions   = ["s3:*"]
      resources = [aws_s3_bucket.this.arn, "${aws_s3_bucket.this.arn}/*"]

      principals {
        type        = "*"
        identifiers = ["*"]
      }

      condition {
        test     = "Bool"
        variable = "aws:SecureTransport"
        values   = ["false"]
      }
    }
  }

  dynamic "statement" {
    for_each = var.reader_arns

    content {
      sid       = format("Read%02d", statement.key)
      actions   = ["s3:GetObject"]
      resources = ["${aws_s3_bucket.this.arn}/*"]

      principals {
        type        = "AWS"
        identifiers = [statement.value]
      }
    }
  }
}

resource "aws_s3_bucket_policy" "this" {
  count = var.require_tls || length(var.reader_arns) > 0 || length(var.policy_documents) > 0 ? 1 : 0

  bucket = aws_s3_bucket.this.id
  policy = data.aws_iam_policy_document.bucket.json

  depends_on = [aws_s3_bucket_public_access_block.this]
}
