removed {
  from = upper("x")
}
