resource "terraform_data" "grown" {
  count = 3
  input = "v${count.index}"
}

resource "terraform_data" "keyed" {
  for_each = toset(["a", "b", "c d"])
  input    = each.key
}

resource "terraform_data" "first" {
  input            = 1
  triggers_replace = { size = 1, names = ["x"] }
}

resource "terraform_data" "second" {
  input            = terraform_data.first.id
  triggers_replace = "one"
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

resource "terraform_data" "gone" {
  input = { a = [1, 2], b = null }
}

module "gone" {
  source = "./gone"
}

output "gone" {
  value = "gone"
}

output "kept" {
  value = "kept"
}
