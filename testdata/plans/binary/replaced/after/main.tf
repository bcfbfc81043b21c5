resource "terraform_data" "grown" {
  count = 1
  input = "w${count.index}"
}

resource "terraform_data" "keyed" {
  for_each = toset(["a", "c d", "e"])
  input    = upper(each.key)
}

resource "terraform_data" "first" {
  input            = 2
  triggers_replace = { size = 1, names = ["x", "y"] }
}

resource "terraform_data" "second" {
  input            = terraform_data.first.id
  triggers_replace = "two"
  lifecycle {
    create_before_destroy = true
  }
}

resource "terraform_data" "asked" {
  input = "asked"
}

resource "terraform_data" "triggered" {
  input = "triggered"
  lifecycle {
    replace_triggered_by = [terraform_data.first]
  }
}

output "kept" {
  value = "kept"
}

output "made" {
  value = terraform_data.grown[0].output
}
