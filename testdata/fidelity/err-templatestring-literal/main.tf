output "o" {
  value = templatestring("${"a"}", {})
}
