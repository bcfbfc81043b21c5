# A server as it should be, and one that somebody started by hand.

resource "aws_instance" "shop_server" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "m6i.large"
  subnet_id                   = "subnet-0123456789abcdef0"
  vpc_security_group_ids      = ["sg-0123456789abcdef0"]
  iam_instance_profile        = "shop"
  monitoring                  = true
  ebs_optimized               = true
  associate_public_ip_address = false

  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  root_block_device {
    volume_type = "gp3"
    volume_size = 30
    encrypted   = true
  }

  ebs_block_device {
    device_name = "/dev/sdf"
    volume_type = "gp3"
    volume_size = 200
    encrypted   = true
  }
}

resource "aws_instance" "test_server" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.small"
  subnet_id                   = "subnet-0123456789abcdef1"
  key_name                    = "admin"
  associate_public_ip_address = true

  ebs_block_device {
    device_name = "/dev/sdf"
    volume_size = 100
  }
}

resource "aws_ebs_volume" "uploads" {
  availability_zone = "eu-central-1a"
  type              = "gp3"
  size              = 500
}

resource "aws_ebs_volume" "archive" {
  availability_zone = "eu-central-1a"
  type              = "sc1"
  size              = 2000
  encrypted         = true
}

resource "aws_ebs_volume" "search_index" {
  availability_zone = "eu-central-1a"
  type              = "io2"
  iops              = 4000
  size              = 100
  encrypted         = true
  kms_key_id        = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}

resource "aws_launch_template" "shop_fleet" {
  name          = "shop-fleet"
  image_id      = "ami-0123456789abcdef0"
  instance_type = "m6i.large"

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_size = 30
      encrypted   = "true"
    }
  }
}

resource "aws_launch_template" "worker_fleet" {
  name          = "worker-fleet"
  image_id      = "ami-0123456789abcdef0"
  instance_type = "c6i.xlarge"

  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 2
  }
}

resource "aws_launch_template" "batch_fleet" {
  name          = "batch-fleet"
  image_id      = "ami-0123456789abcdef0"
  instance_type = "c6i.xlarge"
}

resource "aws_launch_configuration" "old_fleet" {
  image_id                    = "ami-0123456789abcdef0"
  instance_type               = "t2.medium"
  associate_public_ip_address = true

  ebs_block_device {
    device_name = "/dev/sdf"
    volume_size = 50
    encrypted   = false
  }
}

resource "aws_launch_configuration" "new_fleet" {
  image_id                    = "ami-0123456789abcdef0"
  instance_type               = "t3.medium"
  associate_public_ip_address = false

  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  root_block_device {
    volume_size = 30
    encrypted   = true
  }
}

resource "aws_autoscaling_group" "old_servers" {
  name                 = "old-servers"
  launch_configuration = aws_launch_configuration.old_fleet.name
  min_size             = 1
  max_size             = 4
  vpc_zone_identifier  = ["subnet-0123456789abcdef0"]
}

resource "aws_autoscaling_group" "shop_servers_group" {
  name                = "shop-servers"
  min_size            = 2
  max_size            = 8
  vpc_zone_identifier = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]

  launch_template {
    id      = aws_launch_template.shop_fleet.id
    version = "1"
  }

  tag {
    key                 = "team"
    value               = "shop"
    propagate_at_launch = true
  }
}
