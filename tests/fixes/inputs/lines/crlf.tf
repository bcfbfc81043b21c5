resource "aws_db_instance" "a" {
  engine = "x"
}

resource "aws_instance" "b" {
}
