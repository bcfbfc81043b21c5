include "root" {
  path = find_in_parent_folders("root.hcl")
}

terraform {
  source = "${get_repo_root()}/modules/depot"
}

dependency "signal" {
  config_path = try(values.signal, "../signal")
}

inputs = {
  name   = values.name
  public = try(values.public, false)
  notice = file("notice.txt")
  unit   = path_relative_to_include("root")
}
