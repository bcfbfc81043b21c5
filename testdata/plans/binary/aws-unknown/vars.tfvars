password = "not-a-real-one"
