moved {
  from = "terraform_data.a"
  to = upper("x")
}
