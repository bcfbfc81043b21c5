given = "Given-hunter1"
