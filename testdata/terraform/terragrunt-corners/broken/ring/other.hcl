locals {
  back = read_terragrunt_config("terragrunt.hcl").locals.other
}
