terraform {
  source = "../../modules/thing"
}

inputs = {
  values = {
    file     = file("/etc/passwd")
    climbing = try(file("../../../../../../../../etc/passwd"), "caught")
    config   = read_terragrunt_config("/etc/terragrunt.hcl")
    home     = fileexists("~/.aws/credentials")
    folders  = find_in_parent_folders("etc/passwd", "none")
  }
}
