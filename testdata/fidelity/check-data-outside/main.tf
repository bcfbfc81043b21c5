check "x" {
  data "terraform_remote_state" "s" {
    backend = "local"
    config = { path = "s.json" }
  }
  assert {
    condition = data.terraform_remote_state.s.outputs.vpc == "vpc-1"
    error_message = "a"
  }
}
output "o" { value = data.terraform_remote_state.s.outputs }
