towns = {
  harbour = {
    public = true
    ports  = [22, 443]
  }
  hill = {
    public = false
    ports  = []
  }
}
