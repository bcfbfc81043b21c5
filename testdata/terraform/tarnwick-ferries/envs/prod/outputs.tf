output "site" {
  value = "https://www.${var.domain}"
}

output "load_balancer" {
  value = module.platform.load_balancer_dns_name
}

output "buckets" {
  value = module.platform.bucket_names
}

output "bastion_address" {
  value = aws_instance.bastion.public_ip
}
