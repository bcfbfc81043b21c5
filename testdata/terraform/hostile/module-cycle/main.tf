# The module a calls b, which calls a; and c calls itself.

module "a" {
  source = "./a"
}

module "c" {
  source = "./c"
}
