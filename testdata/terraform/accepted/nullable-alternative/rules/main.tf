variable "rules" {
  type     = list(string)
  default  = []
  nullable = false
}

resource "aws_s3_bucket_lifecycle_configuration" "these" {
  count  = length(var.rules) > 0 ? 1 : 0
  bucket = "berths"

  dynamic "rule" {
    for_each = var.rules
    content {
      id     = rule.value
      status = "Enabled"
    }
  }
}
