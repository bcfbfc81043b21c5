check "x" {
  foo = 1
  bar {}
  assert {
    condition = true
    error_message = "a"
    z = 1
  }
}
