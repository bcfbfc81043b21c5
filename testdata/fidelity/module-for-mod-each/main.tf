module "m" {
  source = "./m"
  for_each = toset(["ok", "bad"])
  a = each.key
}
