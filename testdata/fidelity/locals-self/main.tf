locals { 
  a = try(local.a, 1)
}
