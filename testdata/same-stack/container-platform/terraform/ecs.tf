# Images

resource "aws_ecr_repository" "release_images" {
  name                 = "release"
  image_tag_mutability = "IMMUTABLE"

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  }
}

resource "aws_ecr_repository_policy" "release_images" {
  repository = aws_ecr_repository.release_images.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::444455556666:root" }
      Action    = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    }]
  })
}

resource "aws_ecr_repository" "nightly_images" {
  name = "nightly"
}

resource "aws_ecr_repository_policy" "nightly_images" {
  repository = aws_ecr_repository.nightly_images.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:PutImage"]
    }]
  })
}

# Files

resource "aws_efs_file_system" "shared_files" {
  creation_token = "shared"
  encrypted      = true
  kms_key_id     = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}

resource "aws_efs_access_point" "app_files" {
  file_system_id = aws_efs_file_system.shared_files.id

  posix_user {
    uid = 1000
    gid = 1000
  }

  root_directory {
    path = "/app"

    creation_info {
      owner_uid   = 1000
      owner_gid   = 1000
      permissions = "0750"
    }
  }
}

resource "aws_efs_file_system" "old_files" {
  creation_token = "old"
  encrypted      = false
}

resource "aws_efs_access_point" "everything" {
  file_system_id = aws_efs_file_system.old_files.id
}

# Containers

resource "aws_ecs_cluster" "services" {
  name = "services"

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_ecs_cluster" "trial" {
  name = "trial"
}

resource "aws_ecs_task_definition" "web_task" {
  family                   = "web"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "512"
  memory                   = "1024"
  task_role_arn            = "arn:aws:iam::111122223333:role/web"
  execution_role_arn       = "arn:aws:iam::111122223333:role/execution"

  container_definitions = jsonencode([
    {
      name                   = "web"
      image                  = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/release:1.4.2"
      essential              = true
      readonlyRootFilesystem = true
      user                   = "1000"
      portMappings           = [{ containerPort = 8443 }]
      environment            = [{ name = "LOG_LEVEL", value = "info" }]
    }
  ])

  volume {
    name = "files"

    efs_volume_configuration {
      file_system_id     = aws_efs_file_system.shared_files.id
      transit_encryption = "ENABLED"

      authorization_config {
        access_point_id = aws_efs_access_point.app_files.id
        iam             = "ENABLED"
      }
    }
  }
}

resource "aws_ecs_task_definition" "agent_task" {
  family             = "agent"
  network_mode       = "host"
  pid_mode           = "host"
  task_role_arn      = "arn:aws:iam::111122223333:role/agent"
  execution_role_arn = "arn:aws:iam::111122223333:role/agent"

  container_definitions = jsonencode([
    {
      name       = "agent"
      image      = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/nightly:latest"
      essential  = true
      memory     = 256
      privileged = true
    }
  ])

  volume {
    name = "files"

    efs_volume_configuration {
      file_system_id = aws_efs_file_system.old_files.id
    }
  }
}

resource "aws_ecs_service" "web_service" {
  name             = "web"
  cluster          = aws_ecs_cluster.services.id
  task_definition  = aws_ecs_task_definition.web_task.arn
  launch_type      = "FARGATE"
  platform_version = "LATEST"
  desired_count    = 2

  network_configuration {
    subnets          = ["subnet-0123456789abcdef0"]
    security_groups  = ["sg-0123456789abcdef0"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "trial_service" {
  name             = "trial"
  cluster          = aws_ecs_cluster.trial.id
  task_definition  = aws_ecs_task_definition.agent_task.arn
  launch_type      = "FARGATE"
  platform_version = "1.3.0"
  desired_count    = 1

  network_configuration {
    subnets          = ["subnet-0123456789abcdef0"]
    assign_public_ip = true
  }
}

# Batches

resource "aws_batch_job_definition" "render_job" {
  name                  = "render"
  type                  = "container"
  platform_capabilities = ["EC2"]

  container_properties = jsonencode({
    image      = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/release:1.4.2"
    command    = ["render", "--all"]
    privileged = false
    resourceRequirements = [
      { type = "VCPU", value = "2" },
      { type = "MEMORY", value = "4096" }
    ]
  })
}

resource "aws_batch_job_definition" "disk_job" {
  name = "disk"
  type = "container"

  container_properties = jsonencode({
    image      = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/nightly:latest"
    privileged = true
    resourceRequirements = [
      { type = "VCPU", value = "1" },
      { type = "MEMORY", value = "512" }
    ]
  })
}
