locals {
  acl = "public-read"
}

terraform {
  source = "${get_repo_root()}/modules//store"
}

inputs = {
  acl     = local.acl
  readers = ["audit"]
  labels  = { layer = "store", shared = "yes" }
}
