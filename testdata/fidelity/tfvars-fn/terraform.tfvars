
a = upper("x")
