locals { a = 1 }
check "x" {
  assert {
    condition = local.a == 2
    error_message = "nope ${local.a}"
  }
  assert {
    condition = local.a == 3
    error_message = "three"
  }
}
