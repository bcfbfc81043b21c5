include "root" {
  path = find_in_parent_folders("root.hcl")
}

terraform {
  source = "git::https://git.example.com/harbour/modules.git//beacon?ref=v3"
}

inputs = { rotation = true }
