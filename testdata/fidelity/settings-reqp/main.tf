terraform {
  required_providers {
    a = { source = "terraform.io/builtin/terraform", foo = 1 }
    terraform = "x"
    c = 1
    d = { source = 1 }
    e = { source = "a/b/c/d" }
    f = upper("a")
  }
}
