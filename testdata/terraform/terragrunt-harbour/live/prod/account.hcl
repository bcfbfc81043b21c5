locals {
  stage  = "prod"
  number = "111122223333"
}
