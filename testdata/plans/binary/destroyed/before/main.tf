variable "token" {
  sensitive = true
  default   = "not-a-real-token"
}

resource "terraform_data" "one" {
  input = { token = var.token }
}

module "two" {
  source = "./two"
  count  = 2
}

output "secret" {
  value     = terraform_data.one.output
  sensitive = true
}
