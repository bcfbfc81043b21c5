output "o" {
  value = templatefile("outer.tftpl", {})
}
