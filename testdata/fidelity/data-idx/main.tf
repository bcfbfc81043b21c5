data "terraform_remote_state" "x" { 
  backend = "local" 
  defaults = {}
  count = 0
}
output "x" { value = try(data.terraform_remote_state.x.outputs, 3) }
