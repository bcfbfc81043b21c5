data "aws_ami" "al2023" {
  most_recent = true
  owners      = ["amazon"]

  filter {
    name   = "name"
    values = ["al2023-ami-2023.*-arm64"]
  }
}

resource "aws_instance" "bastion" {
  ami                         = data.aws_ami.al2023.id
  instance_type               = "t4g.nano"
  key_name                    = var.bastion_key_name
  subnet_id                   = module.network.public_subnet_ids[0]
  vpc_security_group_ids      = [module.network.security_group_ids["bastion"]]
  associate_public_ip_address = true
  monitoring                  = true

  user_data = templatefile("${path.module}/templates/bastion.sh.tftpl", {
    hostname = "bastion.${var.domain}"
    packages = ["postgresql16", "htop"]
  })

  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "required"
  }

  root_block_device {
    volume_type = "gp3"
    volume_size = 12
    encrypted   = false
  }

  tags = { Name = "tarnwick-prod-bastion" }
}

# The office of the harbour authority reads the replica of the passengers' database.
resource "aws_security_group" "reporting" {
  name        = "tarnwick-prod-reporting"
  description = "Reporting from the harbour authority"
  vpc_id      = module.network.vpc_id

  ingress {
    description = "PostgreSQL"
    protocol    = "tcp"
    from_port   = 5432
    to_port     = 5432
    cidr_blocks = [var.partner_office_cidr]
  }

  tags = { Name = "tarnwick-prod-reporting" }
}

resource "aws_cloudwatch_log_group" "bastion" {
  name = "/tarnwick/prod/bastion"
}

resource "aws_cloudwatch_metric_alarm" "bastion_logins" {
  alarm_name          = "tarnwick-prod-bastion-failed-logins"
  namespace           = "Tarnwick/Bastion"
  metric_name         = "FailedLogins"
  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 20
  period              = 300
  evaluation_periods  = 1
  alarm_actions       = [module.platform.alarm_topic_arn]
}
