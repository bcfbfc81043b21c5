output "arn" {
  value = aws_sqs_queue.this.arn
}

output "url" {
  value = aws_sqs_queue.this.id
}

output "dead_letters_arn" {
  value = aws_sqs_queue.dead_letters.arn
}
