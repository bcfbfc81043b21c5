locals {
  name = "eu-north-1"
}
