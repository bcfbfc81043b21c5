# Values that cannot be taken: the variables concerned are unknown, all else is as usual.

variable "names" {
  type = list(string)
}

variable "size" {
  type = number
}

variable "encrypted" {
  type    = bool
  default = false
}

resource "aws_ebs_volume" "data" {
  for_each = toset(var.names)

  availability_zone = "eu-west-1a"
  size              = var.size
  encrypted         = var.encrypted
  tags              = { Name = each.key }
}
