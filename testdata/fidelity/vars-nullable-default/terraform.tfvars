d = null
