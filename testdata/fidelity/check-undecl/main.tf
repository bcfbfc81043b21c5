check "x" {
  assert {
    condition = local.nope == 2
    error_message = "a"
  }
}
