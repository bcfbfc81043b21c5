given = { list = [1, "two", 3.5], text = "0.5", none = null }
