locals {
  here = get_terragrunt_dir()
  unit = get_original_terragrunt_dir()
  name = basename(get_terragrunt_dir())
}
inputs = { from = "lib" }
