resource "terraform_data" "x" { count = 1 }
moved {
  from = terraform_data.x[each.key]
  to = terraform_data.y
}
