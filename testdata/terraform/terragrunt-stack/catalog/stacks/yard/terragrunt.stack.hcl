unit "small" {
  source = "${get_repo_root()}/catalog/units/depot"
  path   = "small-depot"
  values = { name = "${values.line}-yard" }
}

unit "absent" {
  source = "../../../catalog/units/absent"
  path   = "absent"
}

unit "outside" {
  source = "../../../../../catalog/units/depot"
  path   = "outside"
}
