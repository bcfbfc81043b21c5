removed {
  from = terraform_data.a
  foo = 1
  lifecycle { 
    destroy = "x" 
    create_before_destroy = true
  }
}
