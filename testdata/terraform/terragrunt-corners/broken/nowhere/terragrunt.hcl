include "absent" {
  path = find_in_parent_folders("absent.hcl")
}
include "outside" {
  path = "../../../../../root.hcl"
}
include "environment" {
  path = get_env("ROOT_FILE")
}
terraform {
  source = "../../modules/absent"
}
inputs = { values = dependency.nobody.outputs.x }
