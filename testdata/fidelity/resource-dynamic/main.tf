resource "terraform_data" "x" {
  dynamic "foo" {
    for_each = [1]
    content {}
  }
}
