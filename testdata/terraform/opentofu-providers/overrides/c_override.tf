output "c" {
  value = "c_override.tf"
}
output "d" {
  value = "c_override.tf"
}
