token = "not-a-real-token"
