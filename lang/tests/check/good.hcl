check "bucket-acl-public" {
  title      = "Bucket is public"
  severity   = "high"
  on         = ["bucket"]
  when       = self.days == null || self.days > 3
  fail       = is_public && contains(["a", "b"], self.acl)
  at         = self.acl
  message    = "ACL ${self.acl} in ${join(", ", self.zones)}"
  why        = "Because."
  remedy     = "Do."
  aliases    = ["CKV_1"]
  similar_to = ["CKV_2", "AVD-1"]
  since      = "0.1"
  cwe        = [732, 284, 732]
  controls   = { "pci-dss-4.0" = ["1.2.1", "1.2"] }

  let {
    is_public = letters != "private"
    letters   = lower(self.acl)
  }

  fix {
    set    = { acl = "private", "logging.target" = "x" }
    remove = ["days"]
  }

  example "fails" "public" {
    resource "bucket" "a" {
      acl = "a"

      logging {
        target = <<-EOT
          text } with a brace
        EOT
      }
    }
  }

  example "passes" "in another format" {
    format = "cloudformation"
    source = <<-EOT
      Resources:
        A: {}
    EOT
  }
}

check "group-open" {
  title    = "Group is open"
  severity = "info"
  on       = ["group", "AWS::EC2::SecurityGroup"]
  for_each = try(self.ingress, [])
  fail     = open && each.value.options.strict && !written(each.value.from_port)
  message  = "${each.key}: ${length(related("bucket")[*].acl)}"
  why      = "Because."
  remedy   = "Do."

  let {
    open  = anytrue(cidrs)
    cidrs = [for cidr in each.value.cidr_blocks : net_is_everyone(cidr)]
    fixed = self.name
  }
}

check "deployment-empty" {
  title    = "Nothing there"
  severity = "low"
  on       = "deployment"
  for_each = resources("bucket")
  fail     = each.value.acl == null && deployment.root != "x"
  message  = "Nothing"
  why      = "Because."
  remedy   = "Do."
}
