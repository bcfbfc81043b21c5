resource "terraform_data" "x" {
  provisioner "local-exec" {
    command = "echo ${self.id}"
    when = destroy
    on_failure = continue
  }
  provisioner "local-exec" {
    command = "echo ${var.nope}"
    foo = 1
  }
  provisioner "nope" { }
  provisioner "file" { }
  connection {
    host = self.id
    type = "ssh"
  }
}
