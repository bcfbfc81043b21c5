locals {
  ports = toset([for n in range(40) : format("port-%02d", n)])
}

module "bucket" {
  source   = "./bucket"
  for_each = local.ports

  name = each.key
}
