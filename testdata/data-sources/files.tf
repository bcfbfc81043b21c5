data "local_file" "note" {
  filename = "${path.module}/files/note.txt"
}

output "a_file_of_the_tree_is_read" {
  value = data.local_file.note.content == "note\n" && data.local_file.note.content_md5 == md5("note\n") && data.local_file.note.id == sha1("note\n")
}

data "terraform_remote_state" "other" {
  backend = "local"
  config = {
    path = "files/other.tfstate"
  }
  defaults = {
    absent = "default"
    zone   = "default"
  }
}

output "outputs_of_a_local_state_are_read" {
  value = data.terraform_remote_state.other.outputs.zone == "a" && data.terraform_remote_state.other.outputs.absent == "default" && length(data.terraform_remote_state.other.outputs.ids) == 2
}

data "terraform_remote_state" "far" {
  backend = "s3"
  config  = { bucket = "b", key = "k", region = "eu-west-1" }
}

output "unknown_in_another_backend" {
  value = data.terraform_remote_state.far.outputs.zone
}
