# A byte order mark stands before this comment.

resource "aws_s3_bucket" "public" {
  bucket = "hostile-public"
}
