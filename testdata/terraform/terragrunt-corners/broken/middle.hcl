include "outer" {
  path = "outer.hcl"
}
locals {
  x = 1
}
