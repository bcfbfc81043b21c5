output "vpc_id" {
  value = aws_vpc.this.id
}

output "cidr" {
  value = aws_vpc.this.cidr_block
}

output "public_subnet_ids" {
  value = values(aws_subnet.public)[*].id
}

output "private_subnet_ids" {
  value = values(aws_subnet.private)[*].id
}

output "security_group_ids" {
  value = {
    bastion  = aws_security_group.bastion.id
    services = aws_security_group.services.id
    web      = aws_security_group.web.id
  }
}
