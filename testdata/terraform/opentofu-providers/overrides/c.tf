output "c" {
  value = "c.tf"
}
output "d" {
  value = "c.tf"
}
