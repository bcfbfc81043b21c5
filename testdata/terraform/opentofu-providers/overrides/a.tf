output "a" {
  value = "a.tf"
}
