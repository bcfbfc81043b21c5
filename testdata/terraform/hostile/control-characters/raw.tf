# The same as bytes of the file. This comment is red: [31m
# and this one runs backwards: ‮sdrawkcab‬

resource "aws_s3_bucket" "raw" {
  bucket = "raw-[32mgreen[0m"

  tags = {
    Direction = "‮reversed‬ ⁦isolated⁩"
    Title     = "]0;owned"
  }
}

resource "aws_s3_bucket_acl" "raw" {
  bucket = aws_s3_bucket.raw.id
  acl    = "public-read" # [8mhidden[0m
}
