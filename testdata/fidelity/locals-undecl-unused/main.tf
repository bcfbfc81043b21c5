locals { 
  a = try(local.zz, 1)
  b = can(var.q)
  c = true ? 1 : module.x.y
  d = false && data.q.r.s
  e = [for x in [] : terraform_data.nope.id]
  f = try(each.value, 1)
  g = try(count.index, 1)
  h = try(self.x, 1)
  i = try(path.foo, 1)
  j = try(terraform.foo, 1)
  k = try(foo, 1)
  l = try(nope("x"), 1)
  m = try(path, 1)
  n = try(var, 1)
  o = try(data.x, 1)
  p = try(module, 1)
  q = try(local, 1)
}
