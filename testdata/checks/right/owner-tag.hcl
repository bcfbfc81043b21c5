check "tarnwick-owner-tag" {
  title    = "Nobody is named as the owner"
  severity = "medium"
  on       = ["aws_s3_bucket", "aws_db_instance"]
  fail     = self.tags.Owner == null
  at       = self.tags
  message  = "There is no tag Owner"
  why      = "When it breaks at night somebody has to be called."
  remedy   = "Add the tag Owner with the name of a team."

  example "fails" "no tags" {
    resource "aws_s3_bucket" "timetables" {
      bucket = "timetables"
    }
  }

  example "passes" "an owner" {
    resource "aws_s3_bucket" "timetables" {
      bucket = "timetables"
      tags   = { Owner = "harbour" }
    }
  }
}
