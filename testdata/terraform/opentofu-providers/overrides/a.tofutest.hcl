run "never" {}
