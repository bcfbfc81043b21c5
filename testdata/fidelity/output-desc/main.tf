output "o" { 
  value = 1
  description = 1
  sensitive = null
}
