partners = [
  { name = "harbour-authority", cidr = "203.0.113.0/28" },
  { name = "customs", cidr = "192.0.2.64/26", port = 9443 },
  { name = "card-terminals", cidr = "0.0.0.0/0" },
]
