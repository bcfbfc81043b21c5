import {
  id = "a"
}
