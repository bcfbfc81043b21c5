provider "terraform" {
}
output "a" { value = 1 }
