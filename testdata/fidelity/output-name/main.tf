output "1o" { value = 1 }
output "a b" { value = 1 }
