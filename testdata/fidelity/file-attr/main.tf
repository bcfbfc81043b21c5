a = 1
output "b" { value = 1 }
