output "o" { 
  value = 1
  description = upper("a")
}
