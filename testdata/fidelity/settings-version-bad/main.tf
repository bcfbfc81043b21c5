terraform {
  required_version = "hello"
}
