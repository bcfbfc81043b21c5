foo "bar" {
}
variabel "x" {}
