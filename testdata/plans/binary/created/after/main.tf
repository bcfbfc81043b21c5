variable "stages" {
  type = map(object({
    size = optional(number, 2)
    open = bool
  }))
  default = {
    "dev"          = { open = true }
    "prod.eu"      = { size = 3, open = false }
    "say \"hi\" $${x}" = { size = 4, open = false }
  }
}

variable "token" {
  type      = string
  sensitive = true
}

variable "unused" {
  type    = list(string)
  default = ["a", "b"]
}

variable "empty" {
  type    = string
  default = null
}

locals {
  names = [for name, stage in var.stages : name]
}

resource "terraform_data" "key" {
  input = "key"
}

resource "terraform_data" "numbered" {
  count = 12
  input = {
    index = count.index
    key   = terraform_data.key.id
    list  = [terraform_data.key.id, "known", null, { deep = [terraform_data.key.output] }]
  }
}

resource "terraform_data" "secret" {
  input = {
    token  = var.token
    plain  = "text"
    nested = [{ a = 1 }, { a = "Bearer ${var.token}" }]
  }
  triggers_replace = [var.token, "plain"]
}

module "stage" {
  source   = "./stage"
  for_each = var.stages
  name     = each.key
  size     = each.value.size
  open     = each.value.open
  keys     = [terraform_data.key.id, terraform_data.numbered[0].output.index, terraform_data.numbered[1].id]
}

module "single" {
  source = "./stage"
  name   = "single"
  size   = length(local.names)
}

output "all" {
  value = { for name, stage in module.stage : name => stage.id }
}

output "ids" {
  value = terraform_data.numbered[*].id
}

output "known" {
  value = { names = local.names, path = "x-${terraform.workspace}", first = module.single.inner.size }
}

output "secret" {
  value     = terraform_data.secret.input
  sensitive = true
}

output "constant" {
  value = [1, "two", { three = 3.5 }, null, true ? "yes" : "no", "${"a"}b"]
}
