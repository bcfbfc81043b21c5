terraform {
  source = "../../modules/thing"
}
inputs = {
  values = "unfinished
}
