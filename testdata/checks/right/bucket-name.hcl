check "tarnwick-bucket-name" {
  title    = "Bucket's name does not say whose it is"
  severity = "low"
  on       = ["aws_s3_bucket"]
  when     = self.bucket != null
  fail     = !startswith(self.bucket, "tarnwick-")
  at       = self.bucket
  message  = "\"${self.bucket}\" does not begin with \"tarnwick-\""
  why      = "Names of buckets are shared by the whole world. One that does not say whose it is cannot be told from a stranger's in a log."
  remedy   = "Begin the name with \"tarnwick-\"."

  example "fails" "another name" {
    resource "aws_s3_bucket" "timetables" {
      bucket = "timetables"
    }
  }

  example "passes" "ours" {
    resource "aws_s3_bucket" "timetables" {
      bucket = "tarnwick-timetables"
    }
  }
}
