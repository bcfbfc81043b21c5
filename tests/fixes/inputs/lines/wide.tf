resource "aws_db_instance" "w" {
  engine   = "ä😀" # ü
  username = "{ }"      # }
}
