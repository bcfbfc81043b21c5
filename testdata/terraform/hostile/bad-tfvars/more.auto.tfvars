size       = "not a number"
encrypted  = false
undeclared = "nobody asked for this"
