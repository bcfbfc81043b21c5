resource "terraform_data" "x" {
  depends_on = [data.terraform_remote_state.b]
}
