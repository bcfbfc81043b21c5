locals {
  stage  = "dev"
  number = "444455556666"
}
