terraform {
  source = "../../modules/thing"
}
locals {
  other = read_terragrunt_config("other.hcl")
  mine  = local.yours
  yours = local.mine
}
inputs = { values = [local.other.locals.back, local.mine] }
