locals { a = "a" }
check "x" {
  assert {
    condition = tonumber(local.a) == 2
    error_message = "a"
  }
}
