locals { a = 1 }
check "x" {
  assert {
    condition = local.a == 2
  }
}
