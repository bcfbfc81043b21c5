check "tarnwick-seed-source" {
  title    = "Seed comes from elsewhere"
  severity = "high"
  on       = ["Custom::Seed"]
  for_each = self.Sources
  fail     = !startswith(each.value.Url, "https://tarnwick.example/")
  at       = each.value.Url
  message  = "Seeds come from ${each.value.Url}"
  why      = "Whoever owns that host decides what is in the database."
  remedy   = "Take seeds from https://tarnwick.example/."

  example "fails" "another host" {
    source = <<-EOT
      {"Resources": {"Seed": {"Type": "Custom::Seed", "Properties": {"Sources": [{"Url": "https://example.org/a"}]}}}}
    EOT
  }

  example "passes" "no sources" {
    source = <<-EOT
      Resources:
        Seed:
          Type: Custom::Seed
    EOT
  }
}
