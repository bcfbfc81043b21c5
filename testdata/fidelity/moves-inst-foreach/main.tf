resource "terraform_data" "a" { for_each = toset(["x"]) }
moved {
  from = terraform_data.a[0]
  to = terraform_data.a["x"]
}
moved {
  from = terraform_data.z
  to = terraform_data.a["y"]
}
