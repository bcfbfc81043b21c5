variable "tokens" {
  default = "optional"
}

locals {
  options   = { http_tokens = "optional" }
  encrypted = false
  shared    = false
}

resource "aws_instance" "variable" {
  metadata_options {
    http_tokens = var.tokens
  }
}

resource "aws_instance" "dynamic" {
  dynamic "metadata_options" {
    for_each = [local.options]
    content {
      http_tokens = metadata_options.value.http_tokens
    }
  }
}

resource "aws_db_instance" "own_local" {
  storage_encrypted = local.encrypted
}

resource "aws_db_instance" "shared_local" {
  storage_encrypted = local.shared
}

resource "aws_rds_cluster" "other" {
  storage_encrypted = local.shared
}

resource "aws_db_instance" "computed" {
  storage_encrypted = 1 > 2
}

resource "aws_db_instance" "elsewhere" {
  storage_encrypted = var.elsewhere
}

module "child" {
  source    = "./child"
  encrypted = false
}

variable "labels" {
  default = { a = "b" }
}

resource "google_compute_instance" "none" {
  name = "a"
}

resource "google_compute_instance" "object" {
  metadata = {
    foo = "bar",
    baz = "x"
  }
}

resource "google_compute_instance" "reference" {
  metadata = var.labels
}

resource "google_compute_instance" "merged" {
  metadata = merge(var.labels, { x = 1 })
}

resource "google_compute_instance" "both" {
  metadata = merge(var.labels, local.options)
}

resource "aws_security_group" "rules" {
  ingress {
    from_port = 0
    to_port   = 1
    protocol  = "tcp"
  }

  # The second one.
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "objects" {
  ingress = [{
    from_port = 0
    to_port   = 1
  }]
}
