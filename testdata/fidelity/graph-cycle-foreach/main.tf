resource "terraform_data" "a" { for_each = local.l }
locals { l = { for k, v in terraform_data.a : k => v } }
