terraform {
  required_version = ">= 1.0, < 2.0, != 1.5.0"
}
terraform {
  required_version = "~> 1.0"
}
