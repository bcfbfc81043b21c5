check "names" {
  title    = "x"
  severity = "low"
  on       = ["bucket", "group"]
  when     = acl == "x" || slef.acl == "x" || each.value
  fail     = self.acll == "x" || self.logging.targte == "x" || contians(["a"], self.acl)
  at       = self.logging.nothing.further
  message  = "${undefined} ${each.key}"
  why      = "x"
  remedy   = "x"

  fix {
    set    = { acll = "x" }
    remove = ["logging.x"]
    unset  = 1
  }
}

check "elements" {
  title    = "x"
  severity = "low"
  on       = ["group"]
  for_each = self.ingress
  fail     = anytrue([for i in self.ingress : i.cidr_block == "x"]) || each.value.cidr_block == null || self.ingress[*].form_port == []
  at       = each.valeu
  message  = "${[for s in iam_statements("x") : s.efect][0]} ${self.outputs[0].prot}"
  why      = "x"
  remedy   = "x"

  let {
    looks = each.value.options.stric
    around = length([for b in related("bucket") : b.aclx]) + length(referrers("buckett"))
  }
}

check "lets" {
  title    = "x"
  severity = "low"
  on       = ["group"]
  fail     = a
  message  = "x"
  why      = "x"
  remedy   = "x"

  let {
    a    = b
    b    = !c
    c    = a && self.name == "x"
    self = 1
  }
}

check "lets-of-elements" {
  title    = "x"
  severity = "low"
  on       = ["group"]
  when     = wide
  for_each = self.ingress
  fail     = wide
  message  = "x"
  why      = "x"
  remedy   = "x"

  let {
    wide = each.value.from_port == 0
  }
}

check "whole" {
  title    = "x"
  severity = "low"
  on       = "deployment"
  fail     = self.x && length(related("bucket")) > 0
  message  = "x"
  why      = "x"
  remedy   = "x"
}

check "not-whole" {
  title    = "x"
  severity = "low"
  on       = ["bucket"]
  fail     = length(resources("bucket")) == 0
  message  = "x"
  why      = "x"
  remedy   = "x"
}

check "fixes" {
  title    = "x"
  severity = "low"
  on       = ["bucket", "group"]
  fail     = self.acl == "x"
  message  = "x"
  why      = "x"
  remedy   = "x"

  fix {
    on     = ["bucket", "buckett"]
    unsafe = ""
    set = {
      encrypted          = "yes"
      "logging"          = 1
      "logging.target"   = self.acl
      days               = "3"
      zones              = ["a"]
      "each.from_port"   = 1
      "labels.owner"     = 3
      acl                = var.acl
    }
    remove = ["nothing"]
    leaves = 1

    add "group" {
      name  = self.nothing
      count = 1

      ingress {
        from_port = added.bucket.id
        to_prot   = 3
      }
    }
    change {}
  }

  fix {
    on = ["bucket"]
  }
}

check "circle" {
  title    = "x"
  severity = "low"
  on       = ["bucket"]
  fail     = self.acl == "x"
  message  = "x"
  why      = "x"
  remedy   = "x"

  fix {
    set = { acl = added.group.name }

    add "group" {
      name = self.acl
    }
  }
}
