data "terraform_remote_state" "x" {
  backend = "local"
  foo = 1
}
