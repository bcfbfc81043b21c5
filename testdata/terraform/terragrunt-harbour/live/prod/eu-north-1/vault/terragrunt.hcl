include "root" {
  path = find_in_parent_folders("root.hcl")
}

include "shared" {
  path           = "${get_repo_root()}/_shared/store.hcl"
  expose         = true
  merge_strategy = "deep"
}

inputs = {
  name    = "vault-${include.shared.locals.acl}"
  readers = ["press"]
  labels  = { layer = "vault" }
}
