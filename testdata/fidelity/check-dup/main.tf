check "x" {
  assert {
    condition = path.module == "."
    error_message = "a"
  }
}
check "x" {
  assert {
    condition = path.module == "."
    error_message = "a"
  }
}
