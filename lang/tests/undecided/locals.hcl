id = terraform_data.s.id
s = terraform_data.s.output
n = terraform_data.n.output
b = terraform_data.b.output
l = terraform_data.l.output
ln = terraform_data.ln.output
t = terraform_data.t.output
o = terraform_data.o.output
m = terraform_data.m.output
set = terraform_data.set.output
len = length(terraform_data.l.output)
nb = local.id == "x"
d = {(terraform_data.s.id) = 1}
tpl = "pre-${terraform_data.s.id}"
tmplx = "<$${a}>"
pl = [terraform_data.s.id, "k"]
pll = tolist([terraform_data.s.id, "k"])
po = {a = terraform_data.s.id, k = "v"}
pm = tomap({a = terraform_data.s.id, k = "v"})
ps = toset(["k", terraform_data.s.id])
setu = toset([terraform_data.s.id, "k", "j"])
cl = local.b ? tolist(["a"]) : tolist(["b", "c"])
ct = local.b ? ["a", "c"] : ["b", "c"]
co = local.b ? {a = "x"} : {a = "y"}
sens = sensitive("top")
sid = sensitive(terraform_data.s.id)
sn = sensitive(1)
sb = sensitive(true)
sl = sensitive(["a", "b"])
psl = [sensitive("a"), "b"]
so = {a = sensitive("x"), k = "v"}
sm = tomap({a = sensitive("x"), k = "v"})
