terraform {
  provider_meta "x" {
    a = 1
  }
}
