city = "Tarn"
ports = [22, 80]
