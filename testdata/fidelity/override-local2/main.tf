locals { a = 2 }
output "a" { value = local.a }
