locals { a = 1 }
output "x" { value = [for k, v in {a=1} : k if v == w] }
