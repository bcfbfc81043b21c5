output "a" { value = var.nope }
output "b" { }
