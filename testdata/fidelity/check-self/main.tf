check "x" {
  assert {
    condition = self.a == "."
    error_message = "a"
  }
}
