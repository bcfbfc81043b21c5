check "Bucket_ACL Public" {
  title    = "x"
  severity = "hgih"
  on       = ["buckt", "bucket", "bucket"]
  fial     = true
  mesage   = "x"
  why      = ""
  remedy   = upper("x")
  aliases  = "CKV_1"
  controls = ["x"]
  cwe      = ["CWE-732"]

  exmple "fails" "x" {}

  example "fail" "x" {}
  example "fails" {}
  example "fails" "x" { format = "cloudfromation" }
  example "fails" "x" {}
}

check "a" "b" {}

check "severity-unlike-any" {
  severity = "blocker"
}

facet "later" {}
chek "x" {}
title = "x"
