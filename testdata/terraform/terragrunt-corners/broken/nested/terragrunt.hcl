include "middle" {
  path = "../middle.hcl"
}
terraform {
  source = "../../modules/thing"
}
inputs = {
  values = include.middle.locals.x
}
