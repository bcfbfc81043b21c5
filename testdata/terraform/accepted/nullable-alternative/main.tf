variable "environment" {
  type = string
}

module "rules" {
  source = "./rules"
  rules  = var.environment == "production" ? ["keep"] : null
}
