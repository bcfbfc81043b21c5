locals { 
  a-b = 1
  A = 2
  _x = 3
  local = 4
}
