variable "secret" {
  type = string
}

resource "aws_secretsmanager_secret_version" "partner" {
  secret_id     = "partner"
  secret_string = var.secret
}
