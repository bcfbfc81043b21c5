include "parent" {
  path   = "../parent.hcl"
  expose = true
}

terraform {
  source = "${get_path_to_repo_root()}//modules/thing"
}

feature "wide" {
  default = true
}

locals {
  lib     = read_terragrunt_config("../lib.hcl")
  absent  = read_terragrunt_config("../absent.hcl", { locals = { name = "the default" } })
  tfvars  = jsondecode(read_tfvars_file("../values.tfvars"))
  account = get_env("ACCOUNT", "none")
}

inputs = {
  values = {
    to_include      = path_relative_to_include("parent")
    from_include    = path_relative_from_include("parent")
    parent_name     = basename(get_parent_terragrunt_dir("parent"))
    own_name        = basename(get_terragrunt_dir())
    from_repository = get_path_from_repo_root()
    to_repository   = get_path_to_repo_root()
    lib_name        = local.lib.locals.name
    lib_same        = local.lib.locals.unit == get_terragrunt_dir()
    lib_input       = local.lib.inputs.from
    absent          = local.absent.locals.name
    city            = local.tfvars.city
    ports           = local.tfvars.ports
    fallback        = find_in_parent_folders("absent.hcl", "fallback")
    found           = basename(dirname(find_in_parent_folders("lib.hcl")))
    locking         = contains(get_terraform_commands_that_need_locking(), "plan")
    tried           = try(find_in_parent_folders("absent.hcl"), "caught")
    merged          = deep_merge({ a = { b = [1] } }, { a = { b = [2], c = 3 } })
    wide            = feature.wide.value
    exposed         = include.parent.locals.parent_local
    file            = trimspace(file("../note.txt"))
    template        = templatefile("../note.tpl", { name = "Tarn" })
    flag            = get_terragrunt_source_cli_flag()
    read            = basename(mark_as_read("${get_terragrunt_dir()}/x"))
    where           = get_terragrunt_dir()
    deep_where      = { lists = ["${get_repo_root()}/a"] }
    account         = local.account
    is_prod         = local.account == "prod" ? "yes" : "no"
    account_again   = local.account == "prod" ? "yes" : "no"
    command         = run_cmd("git", "rev-parse")
    aws             = get_aws_account_id()
    platform        = "on-${get_platform()}"
  }
}
