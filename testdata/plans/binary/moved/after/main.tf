module "home" {
  source   = "./home"
  for_each = { "x.y" = "moved" }
  value    = each.value
}

moved {
  from = terraform_data.old
  to   = module.home["x.y"].terraform_data.this
}

resource "terraform_data" "single" {
  for_each = { one = "single", two = "other" }
  input    = each.value
}

moved {
  from = terraform_data.single
  to   = terraform_data.single["one"]
}

removed {
  from = terraform_data.forgotten
  lifecycle {
    destroy = false
  }
}

resource "terraform_data" "same" {
  input = { list = ["a", "b"], number = 1.25 }
}

import {
  to = terraform_data.imported
  id = "some-id"
}

resource "terraform_data" "imported" {
  input = "wanted"
}

output "same" {
  value = terraform_data.same.output
}
