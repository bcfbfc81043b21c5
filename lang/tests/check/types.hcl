check "single-blocks" {
  title    = "x"
  severity = "low"
  on       = ["bucket"]
  fail     = self.logging[0].target == "x" || anytrue([for l in self.logging : l.target == "x"]) || length(self.logging[*].target) == 0
  message  = "x"
  why      = "x"
  remedy   = "x"
}

check "single-for-each" {
  title    = "x"
  severity = "low"
  on       = ["bucket"]
  for_each = self.logging
  fail     = each.value == "x"
  message  = "x"
  why      = "x"
  remedy   = "x"
}

check "comparisons" {
  title    = "x"
  severity = "low"
  on       = ["bucket"]
  fail     = self.zones == "eu" || self.encrypted == "true" || self.days == "3" || "${self.encrypted}" == "true" || self.acl < 3 || self.labels.any == 3
  message  = "x"
  why      = "x"
  remedy   = "x"
}

check "conditions" {
  title    = "x"
  severity = "low"
  on       = ["bucket"]
  when     = self.acl
  fail     = !self.logging || self.zones && self.encrypted
  message  = self.zones
  why      = "x"
  remedy   = "x"
}

check "calls" {
  title    = "x"
  severity = "low"
  on       = ["bucket"]
  fail     = lower() == "x" || net_is_everyone("a", "b") || contains(self.acl, "x") || written() || lower(self.zones) == "x" || self.zones.first == "x" || self.acl.x == "y"
  message  = "${self.zones} and more"
  why      = "x"
  remedy   = "x"
}
