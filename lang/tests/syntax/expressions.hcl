literals   = [null, true, false, 1, -1.5, "text", "", - 2]
precedence = a || b && c == d != e < f + g * h - -i % !j
left       = 1 - 2 - 3 / 4 / 5
mixed      = 2 > 1 == true
unary      = !var.a == false ? -var.b : (1 + 2) * 3
chained    = a ? b : c ? d : e
traversal  = var.list[0].name["key"][local.i]
splats     = [a[*].b[0].c, a.*.b.c, aws_x.y.*.id[0], a.0.b]
relative   = [f(x).y, [1, 2][0], {a = 1}.a, (a).b[*].c, "${a}"[0]]
calls      = [f(), f(a, b...), provider::aws::arn_parse(x), g(
  1,
  2,
)]
object = {
  bare       = 1
  "quoted"   = 2
  (computed) = 3
  "t-${x}"   = 4
  5          = 6
  true       = 7
  colon : 8, one = 9
  null = null # comment
}
for_list   = [for x in xs : x.id if x.on]
for_object = { for k, v in m : k => v... if v != null }
for_nested = { for k, v in { for a in b : a => 1 } : (k) => [for y in v : "${y}"] }
lines = (
  a
  && b
)
big = 123456789012345678901234567890
