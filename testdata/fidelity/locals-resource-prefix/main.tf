resource "terraform_data" "x" { input = 1 }
output "a" { value = resource.terraform_data.x.input }
output "b" { value = template.foo }
output "c" { value = lazy.foo }
output "d" { value = arg.foo }
output "e" { value = ephemeral.foo.bar }
