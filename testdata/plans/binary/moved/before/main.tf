resource "terraform_data" "old" {
  input = "moved"
}

resource "terraform_data" "single" {
  input = "single"
}

resource "terraform_data" "forgotten" {
  input = "forgotten"
}

resource "terraform_data" "dropped" {
  count = 2
  input = "dropped"
}

resource "terraform_data" "same" {
  input = { list = ["a", "b"], number = 1.25 }
}

output "same" {
  value = terraform_data.same.output
}
