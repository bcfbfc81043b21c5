terraform {
  extra_arguments "files" {
    commands           = get_terraform_commands_that_need_vars()
    required_var_files = ["${get_terragrunt_dir()}/../common.tfvars"]
    optional_var_files = ["${get_terragrunt_dir()}/absent.tfvars"]
    env_vars           = { TF_VAR_from_env_vars = "set" }
  }
}

inputs = {
  number    = 5
  untyped   = { a = [1, true] }
  listed    = "[\"x\", \"y\"]"
  nothing   = null
  in_common = "from inputs"
}
