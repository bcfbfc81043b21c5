locals {
 t = "$${x}-y"
 m = { t = "$${x}" }
 l = ["$${x}"]
 n = 5
 bad = "$${x"
 f = "$${file(\"none.txt\")}"
 p = "$${pathexpand(\"x\")}"
 b = "$${basename(\"x/y\")}"
 ab = "$${abspath(\"/x/y\")}"
 fe = "$${fileexists(\"/x/y\")}"
 tf = "$${templatefile(\"x/y\", {})}"
 ts = "$${templatestring(x, {})}"
 nul = "$${x}"
 arm = "%%{ if false }$${nope}%%{ endif }"
 loop = "%%{ for i in [1,2] }$${i}%%{ endfor }"
 loop2 = "$${[for i in [1,2]: i]}$${i}"
 un = "$${terraform_data.a}"
 un2 = "a$${x}b"
 path = "$${path.module}"
 hd = "a\n%%{ for i in [1,2] ~}\n - $${i}\n%%{ endfor ~}\nend"
 ab0 = { a = null }
 elem = "$${jsonencode([tonumber(\"x\")])}"
 elem2 = "$${try([tonumber(\"x\")], 4)}-"
}

output "o1" {
  value = try(templatestring(local.t, {x=1}), "error")
}

output "o2" {
  value = try(templatestring("a", {x=1}), "error")
}

output "o3" {
  value = try(templatestring("${local.t}", {x=1}), "error")
}

output "o4" {
  value = try(templatestring((local.t), {x=1}), "error")
}

output "o5" {
  value = try(templatestring(local.m[local.m.t], {x=1}), "error")
}

output "o6" {
  value = try(templatestring(local.l[0], {x=1}), "error")
}

output "o7" {
  value = try(templatestring(local.l[local.n - 5], {x=1}), "error")
}

output "o8" {
  value = try(templatestring(local.n, {x=1}), "error")
}

output "o9" {
  value = try(templatestring(local.bad, {x=1}), "error")
}

output "o10" {
  value = try(templatestring(local.f, {x=1}), "error")
}

output "o11" {
  value = try(templatestring(local.p, {x=1}), "error")
}

output "o12" {
  value = try(templatestring(local.b, {x=1}), "error")
}

output "o13" {
  value = try(templatestring(local.ab, {x=1}), "error")
}

output "o14" {
  value = try(templatestring(local.fe, {x=1}), "error")
}

output "o15" {
  value = try(templatestring(local.tf, {x=1}), "error")
}

output "o16" {
  value = try(templatestring(local.ts, {x=1}), "error")
}

output "o17" {
  value = try(templatestring(local.nul, {x=null}), "error")
}

output "o18" {
  value = try(templatestring(local.nul, {x=[]}), "error")
}

output "o19" {
  value = try(templatestring(local.arm, {x=[]}), "error")
}

output "o20" {
  value = try(templatestring(local.arm, {"a-b"=1, nope=1}), "error")
}

output "o21" {
  value = try(templatestring(local.loop, {}), "error")
}

output "o22" {
  value = try(templatestring(local.loop2, {}), "error")
}

output "o23" {
  value = try(templatestring(local.loop2, {i=1}), "error")
}

output "o24" {
  value = try(templatestring(local.t, null), "error")
}

output "o25" {
  value = try(templatestring(local.t, tomap(null)), "error")
}

output "o26" {
  value = try(templatestring(local.t, ["x"]), "error")
}

output "o27" {
  value = try(templatestring(local.t, "x"), "error")
}

output "o28" {
  value = try(templatestring(local.t, {"1x"=1,x=2}), "error")
}

output "o29" {
  value = try(templatestring(local.t, {"é"=1,x=2}), "error")
}

output "o30" {
  value = try(templatestring(local.t, {"x-"=1,x=2}), "error")
}

output "o31" {
  value = try(templatestring(local.t, {"_x"=1,x=2}), "error")
}

output "o32" {
  value = try(templatestring(local.path, {}), "error")
}

output "o33" {
  value = try(templatestring(upper(local.path), {}), "error")
}

output "o34" {
  value = try(templatestring(local.m.t, tomap({x="q"})), "error")
}

output "o35" {
  value = try(templatestring(1, {}), "error")
}

output "o36" {
  value = try(templatestring(null, {}), "error")
}

output "o37" {
  value = try(templatestring(local.hd, {}), "error")
}

output "o38" {
  value = try(templatestring(local.elem, {}), "error")
}

output "o39" {
  value = try(templatestring(local.elem2, {}), "error")
}

output "o40" {
  value = try(templatestring(local.un2, {x="$${y}"}), "error")
}

output "o41" {
  value = try(templatestring(local.ab0.a, {}), "error")
}

