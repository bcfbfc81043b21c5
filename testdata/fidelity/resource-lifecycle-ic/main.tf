resource "terraform_data" "x" {
  lifecycle {
    ignore_changes = [input, all, nope, terraform_data.x.input, input["a"]]
  }
}
