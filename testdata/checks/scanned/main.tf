resource "aws_s3_bucket" "timetables" {
  bucket = "timetables"
}

resource "aws_cloudwatch_log_group" "ferries" {
  name              = "ferries"
  retention_in_days = 7
}

resource "aws_security_group" "ferries" {
  name        = "ferries"
  description = "The ferries' own network"

  ingress {
    description = "Administration"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["192.0.2.0/24", "198.51.100.0/24"]
  }
}

resource "google_storage_bucket" "passengers" {
  name     = "passengers"
  location = "US"
}
