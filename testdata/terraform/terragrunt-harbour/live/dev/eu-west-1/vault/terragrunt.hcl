include {
  path = find_in_parent_folders("root.hcl")
}

terraform {
  source = "../../../../modules/store"
}

inputs = {
  name = "vault"
  acl  = get_env("HARBOUR_ACL", "private")
}
