import {
  to = data.terraform_data.a
  id = "q"
}
