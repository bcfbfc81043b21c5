facet "store" {
  about = "A place that holds objects."

  field "public" {
    type  = bool
    about = "Everyone can read."
  }

  field "zones" {
    type  = list(string)
    about = "Where it is."
  }

  from "bucket" {
    called = "bucket"
    let {
      open = self.acl == "public"
    }
    public = open && [for open in self.zones : open] != null
    zones  = self.zones
    why    = { zones = "As written." }
  }

  from "data.region" {
    called = "region"
    when   = self.name != null
    public = false
    zones  = null
  }
}

facet "rule" {
  about = "What is let in."

  field "from" {
    type  = list(string)
    about = "Whence."
  }

  from "group" {
    called   = "group"
    for_each = self.ingress
    let {
      wide = [for cidr in each.value.cidr_blocks : cidr]
    }
    from = wide
  }
}

facet "wrong" {
  about = "All is wrong here."

  field "public" {
    type  = boolean
    about = "x"
  }

  field "when" {
    type = bool
  }

  field "size" {
    type  = number
    about = "x"
  }

  from "buckt" {}

  from "bucket" {
    called = "bucket"
    public = self.acll
    size   = self.acl
    szie   = 1
    why    = { sise = "x" }
  }
}

facet "circle" {
  about = "Round and round."

  field "public" {
    type  = bool
    about = "x"
  }

  from "bucket" {
    called = "bucket"
    let {
      a = b
      b = a
    }
    public = a
  }
}

check "store-public" {
  title     = "Store is public"
  severity  = "high"
  on        = ["facet.store"]
  when      = length(self.zones) > 0
  fail      = self.public
  at        = self.public
  message   = "${self.called} is public"
  why       = "x"
  yields_to = ["bucket-public"]
  remedy = {
    bucket  = "Close the bucket."
    default = "Close it."
  }
}

check "rule-wide" {
  title    = "Rule is wide"
  severity = "high"
  on       = ["facet.rule"]
  let {
    wide = [for cidr in self.from : cidr if net_is_everyone(cidr)]
  }
  when    = self.from != null
  fail    = length(wide) > 0
  message = "open to ${join(", ", wide)}"
  why     = "x"
  remedy  = "x"
}

check "no-such-field" {
  title    = "x"
  severity = "low"
  on       = ["facet.store"]
  fail     = self.pubic
  message  = "x"
  why      = "x"
  remedy   = { buckt = "x" }
}

check "no-such-facet" {
  title    = "x"
  severity = "low"
  on       = ["facet.stroe"]
  fail     = self.public
  message  = "x"
  why      = "x"
  remedy   = "x"
}

check "element-of-an-element" {
  title    = "x"
  severity = "low"
  on       = ["facet.rule"]
  for_each = self.from
  fail     = net_is_everyone(each.value)
  message  = "x"
  why      = "x"
  remedy   = "x"
}
