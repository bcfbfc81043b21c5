data "aws_availability_zones" "all" {}

output "a_slice_has_its_length_whatever_is_read" {
  value = length(slice(data.aws_availability_zones.all.names, 0, 3)) == 3
}

output "subnets_follow_from_the_number_of_zones" {
  value = [for i, zone in slice(data.aws_availability_zones.all.names, 0, 2) : cidrsubnet("10.0.0.0/16", 8, i)] == ["10.0.0.0/24", "10.0.1.0/24"]
}

output "an_empty_map_has_no_key_whatever_is_read" {
  value = lookup({}, data.aws_availability_zones.all.names[0], "none") == "none"
}

output "unknown_zone" {
  value = slice(data.aws_availability_zones.all.names, 0, 3)[0]
}

output "unknown_number_of_zones" {
  value = length(data.aws_availability_zones.all.names)
}

data "aws_availability_zones" "later" {
  depends_on = [aws_s3_bucket.made]
}

output "unknown_slice_of_what_is_read_while_applying" {
  value = length(slice(data.aws_availability_zones.later.names, 0, 3))
}

resource "aws_default_security_group" "emptied" {
  dynamic "ingress" {
    for_each = []
    content {
      from_port = ingress.value
      to_port   = ingress.value
      protocol  = "tcp"
    }
  }
}

output "unknown_rules_where_no_block_is_made" {
  value = aws_default_security_group.emptied.ingress
}
