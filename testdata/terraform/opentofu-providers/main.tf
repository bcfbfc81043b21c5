output "never_read" {
  value = "main.tofu stands for this file"
}
