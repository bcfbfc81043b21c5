s = "abc"
n = 5
b = true
l = tolist(["a", "b"])
ln = tolist([1, 2])
t = ["a", 1]
o = {a = "x", n = 1}
m = tomap({a = "x"})
set = toset(["a"])
