variable "size" {
  type    = number
  default = 7
  validation {
    condition     = var.size > 1
    error_message = "too small"
  }
}

resource "terraform_data" "size" {
  input = var.size
  lifecycle {
    precondition {
      condition     = var.size < 100
      error_message = "too large"
    }
    postcondition {
      condition     = self.output != 0
      error_message = "nothing"
    }
  }
}

data "terraform_remote_state" "other" {
  backend = "local"
  config = {
    path = "other.tfstate"
  }
}

resource "terraform_data" "reader" {
  count = 2
  input = data.terraform_remote_state.other.outputs["name"]
}

check "health" {
  data "terraform_remote_state" "checked" {
    backend = "local"
    config = {
      path = "other.tfstate"
    }
  }

  assert {
    condition     = data.terraform_remote_state.checked.outputs.size > 10
    error_message = "the size is ${data.terraform_remote_state.checked.outputs.size}"
  }

  assert {
    condition     = terraform_data.size.input == 8
    error_message = "another size"
  }
}

output "checked" {
  value = terraform_data.reader[0].output
  precondition {
    condition     = var.size == 7
    error_message = "not seven"
  }
}
