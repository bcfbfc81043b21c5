resource "aws_db_instance" "vendored" {
}
