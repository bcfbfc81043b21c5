locals { a = null }
check "x" {
  assert {
    condition = local.a
    error_message = "a"
  }
}
