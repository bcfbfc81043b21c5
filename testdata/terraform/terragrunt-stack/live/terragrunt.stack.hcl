locals {
  line = "north"
}

unit "depot" {
  source = "../catalog/units/depot"
  path   = "depot"
  values = {
    name   = "${local.line}-depot"
    public = true
    signal = unit.signal.path
  }
}

unit "signal" {
  source = "github.com/example/catalog//units/signal?ref=v1"
  path   = "signal"
}

stack "yard" {
  source = "../catalog/stacks/yard"
  path   = "yard"
  values = { line = local.line }
}
