output "endpoint" {
  value = aws_db_instance.this.endpoint
}

output "port" {
  value = local.port
}

output "secret_arn" {
  description = "Secret that holds the master password."
  value       = aws_db_instance.this.master_user_secret[0].secret_arn
}

output "replica_endpoints" {
  value = aws_db_instance.replica[*].endpoint
}
