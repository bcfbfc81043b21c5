terraform {
  required_version = upper("x")
}
