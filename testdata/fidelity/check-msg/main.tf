locals { a = false }
check "x" {
  assert {
    condition = local.a
    error_message = local.a
  }
}
