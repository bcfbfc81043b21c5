output "o" {
  value = "%{ if true }a"b%{ endif }"
}
