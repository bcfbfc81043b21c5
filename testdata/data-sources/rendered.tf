data "template_file" "greeting" {
  template = "$${upper(name)} has $${count}$${flag == \"true\" ? \"!\" : \"?\"}"
  vars = {
    name  = "jo"
    count = 3
    flag  = true
  }
}

output "a_template_sees_texts_and_functions" {
  value = data.template_file.greeting.rendered == "JO has 3!"
}

output "a_template_is_known_by_its_digest" {
  value = data.template_file.greeting.id == sha256("JO has 3!")
}

data "cloudinit_config" "plain" {
  gzip          = false
  base64_encode = false

  part {
    content_type = "text/x-shellscript"
    content      = "baz"
    filename     = "a.sh"
  }
  part {
    content    = "#cloud-config"
    merge_type = "list(append)"
  }
}

output "parts_make_a_multipart_text" {
  value = data.cloudinit_config.plain.rendered == join("", [
    "Content-Type: multipart/mixed; boundary=\"MIMEBOUNDARY\"\nMIME-Version: 1.0\r\n\r\n",
    "--MIMEBOUNDARY\r\nContent-Disposition: attachment; filename=\"a.sh\"\r\nContent-Transfer-Encoding: 7bit\r\n",
    "Content-Type: text/x-shellscript\r\nMime-Version: 1.0\r\n\r\nbaz\r\n",
    "--MIMEBOUNDARY\r\nContent-Transfer-Encoding: 7bit\r\nContent-Type: text/plain\r\nMime-Version: 1.0\r\n",
    "X-Merge-Type: list(append)\r\n\r\n#cloud-config\r\n--MIMEBOUNDARY--\r\n",
  ])
}

data "template_cloudinit_config" "encoded" {
  gzip = false
  part {
    content = "x"
  }
}

output "parts_are_encoded" {
  value = startswith(base64decode(data.template_cloudinit_config.encoded.rendered), "Content-Type: multipart/mixed")
}

data "cloudinit_config" "compressed" {
  part {
    content = "x"
  }
}

output "unknown_when_compressed" {
  value = data.cloudinit_config.compressed.rendered
}

data "null_data_source" "echo" {
  inputs = { a = 1, b = "x" }
}

output "a_null_data_source_gives_back" {
  value = data.null_data_source.echo.outputs.a == "1"
}
