residency "keys" {
  keys = "inside"

  allow {
    jurisdictions = ["DE"]
  }
}
