moved {
  from = terraform_data.a
  to = terraform_data.b
  foo = 1
}
