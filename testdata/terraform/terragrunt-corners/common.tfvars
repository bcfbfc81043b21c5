in_common = "from the file"
