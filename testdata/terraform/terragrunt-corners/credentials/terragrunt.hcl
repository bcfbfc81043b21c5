terraform {
  source = "../modules/database"
}

locals {
  # Invented, as are all values here.
  token = "Q2w9eR4tY7uI1oP3aS6dF8gH0jK5lZ2xC4vB"
}

inputs = {
  name     = "ledger"
  password = "T4rnwick-Ferries-9"
}
