locals {
  parent_local = "${path_relative_to_include()} in ${basename(get_parent_terragrunt_dir())}"
}
