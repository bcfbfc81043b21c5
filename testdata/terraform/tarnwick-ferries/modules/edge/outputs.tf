output "load_balancer_dns_name" {
  value = aws_lb.this.dns_name
}

output "target_group_arns" {
  value = { for name, group in aws_lb_target_group.service : name => group.arn }
}

output "distribution_arn" {
  value = aws_cloudfront_distribution.this.arn
}

output "distribution_domain_name" {
  value = aws_cloudfront_distribution.this.domain_name
}
