names = ["one", "two"
size  = 10
