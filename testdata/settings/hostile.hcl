residency "a‮b[31m" {
  ‮keys = "x"
}
x́y = "${9999999999999999999}"
