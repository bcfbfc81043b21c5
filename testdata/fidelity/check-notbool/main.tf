locals { a = "a" }
check "x" {
  assert {
    condition = local.a
    error_message = "a"
  }
}
