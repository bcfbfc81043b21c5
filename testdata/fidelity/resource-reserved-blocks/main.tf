resource "terraform_data" "x" {
  locals {}
  escape {}
  _ {
    input = 1
  }
}
