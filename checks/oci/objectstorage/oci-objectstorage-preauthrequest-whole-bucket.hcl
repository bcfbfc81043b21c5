check "oci-objectstorage-preauthrequest-whole-bucket" {
  title    = "Pre-authenticated request opens a whole bucket"
  severity = "medium"
  on       = ["oci_objectstorage_preauthrequest"]
  fail     = contains(["AnyObjectRead", "AnyObjectWrite", "AnyObjectReadWrite"], self.access_type) && (self.object_name == null || self.object_name == "") && (self.object == null || self.object == "")
  at       = self.access_type
  message  = "Whoever has the link has ${self.access_type} on every object of the bucket"
  why      = "The link needs no credentials and cannot be bound to a person. One that is forwarded, logged or found in a history gives away everything in the bucket, until it expires."
  remedy   = "Use access_type = \"ObjectRead\" with object_name, or set object_name to a prefix, and let the request expire soon."
  aliases  = []
  cwe      = [732]
  since    = "0.1"

  example "fails" "read everything" {
    resource "oci_objectstorage_preauthrequest" "share" {
      namespace             = "example"
      bucket                = "data"
      name                  = "share"
      time_expires          = "2030-01-01T00:00:00Z"
      access_type           = "AnyObjectRead"
      bucket_listing_action = "ListObjects"
    }
  }

  example "fails" "read and write everything" {
    resource "oci_objectstorage_preauthrequest" "share" {
      namespace    = "example"
      bucket       = "data"
      name         = "share"
      time_expires = "2030-01-01T00:00:00Z"
      access_type  = "AnyObjectReadWrite"
    }
  }

  example "passes" "one object" {
    resource "oci_objectstorage_preauthrequest" "share" {
      namespace    = "example"
      bucket       = "data"
      name         = "share"
      time_expires = "2030-01-01T00:00:00Z"
      access_type  = "ObjectRead"
      object_name  = "report.pdf"
    }
  }

  example "passes" "below a prefix" {
    resource "oci_objectstorage_preauthrequest" "share" {
      namespace    = "example"
      bucket       = "data"
      name         = "share"
      time_expires = "2030-01-01T00:00:00Z"
      access_type  = "AnyObjectRead"
      object_name  = "public/"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "access" {
      type = string
    }

    resource "oci_objectstorage_preauthrequest" "share" {
      namespace    = "example"
      bucket       = "data"
      name         = "share"
      time_expires = "2030-01-01T00:00:00Z"
      access_type  = var.access
    }
  }
}
