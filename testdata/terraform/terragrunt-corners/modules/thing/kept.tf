output "kept" {
  value = "the module's own"
}
