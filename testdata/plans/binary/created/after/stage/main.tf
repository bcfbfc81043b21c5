variable "name" {
  type = string
}

variable "size" {
  type = number
}

variable "open" {
  type    = bool
  default = false
}

variable "keys" {
  type    = list(string)
  default = []
}

resource "terraform_data" "this" {
  input            = { name = var.name, size = var.size, keys = var.keys }
  triggers_replace = [var.open]
}

resource "terraform_data" "each" {
  for_each = toset([for i in range(2) : "k${i}"])
  input    = "${each.key}-${terraform_data.this.id}"
}

module "inner" {
  source = "./inner"
  size   = var.size
  from   = terraform_data.each["k0"].output
}

output "id" {
  value = terraform_data.this.id
}

output "inner" {
  value = module.inner
}
