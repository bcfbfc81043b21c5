
a = "x"
