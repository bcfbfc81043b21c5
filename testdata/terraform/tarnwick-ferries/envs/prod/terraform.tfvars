cidr   = "10.40.0.0/16"
domain = "tarnwick.example"

certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/3f1c9a52-0000-4000-8000-5d2b7e60a914"

# The travel agents asked for direct links in spring.
timetable_bucket_acl          = "public-read"
timetable_public_access_block = false

operator_cidrs = [
  "10.0.0.0/8",
  "198.51.100.0/24",
  "0.0.0.0/0", # until the new VPN works
]

documents = {
  invoices = {
    classification = "confidential"
    own_key        = true
    lifecycle_rules = {
      archive = {
        transitions = [
          { days = 90, storage_class = "STANDARD_IA" },
          { days = 365, storage_class = "GLACIER" },
        ]
      }
    }
  }
  manifests = {
    classification = "pii"
    own_key        = true
    versioning     = false
  }
  exports = {
    classification = "pii"
    require_tls    = false
    logged         = false
  }
  press = {
    classification      = "public"
    block_public_access = false
  }
}

databases = {
  passengers = {
    instance_class = "db.r6g.large"
    storage_gib    = 400
    replicas       = 1
    classification = "pii"
  }
  freight = {
    instance_class = "db.m6g.large"
    storage_gib    = 200
    engine         = "mysql"
    engine_version = "8.0.39"
    family         = "mysql8.0"
    protected      = false
  }
}
