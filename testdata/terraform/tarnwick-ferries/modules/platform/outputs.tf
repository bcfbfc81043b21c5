output "load_balancer_dns_name" {
  value = module.edge.load_balancer_dns_name
}

output "site_domain_name" {
  value = module.edge.distribution_domain_name
}

output "bucket_names" {
  value = merge(
    { timetables = module.timetables.id },
    { for name, bucket in module.documents : name => bucket.id },
  )
}

output "cluster_name" {
  value = one(module.cluster[*].name)
}

output "topic_arns" {
  value = { for name, topic in aws_sns_topic.events : name => topic.arn }
}

output "alarm_topic_arn" {
  value = aws_sns_topic.alarms.arn
}

output "database_secret_arns" {
  value     = { for name, database in module.database : name => database.secret_arn }
  sensitive = true
}
