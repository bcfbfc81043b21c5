# It is written by a step before the plan.
data "local_file" "token" {
  filename = "${path.module}/token.txt"
}

output "token" {
  value     = data.local_file.token.content
  sensitive = true
}
