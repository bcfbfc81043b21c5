resource "terraform_data" "x" {
  provisioner "local-exec" {
    command = "x"
    when = "sometime"
    on_failure = stop
  }
}
