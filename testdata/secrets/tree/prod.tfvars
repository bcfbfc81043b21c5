named = "Named-hunter1"
