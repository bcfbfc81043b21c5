include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

terraform {
  source = "${dirname(find_in_parent_folders("root.hcl"))}/../modules/ledger"
}

dependency "vault" {
  config_path = "../vault"
  mock_outputs = {
    bucket = "mocked-vault"
    cidr   = "0.0.0.0/0"
  }
}

dependency "beacon" {
  config_path = "../beacon"
}

inputs = merge(
  include.root.inputs,
  {
    bucket  = dependency.vault.outputs.bucket
    sources = [dependency.vault.outputs.cidr]
    key     = dependency.beacon.outputs.key_arn
    policy  = "${get_terragrunt_dir()}/policy.json"
    size    = 40
  },
)
