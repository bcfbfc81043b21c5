import json

import pulumi_aws as aws

release_images_repository = aws.ecr.Repository(
    "release-images",
    name="release",
    image_tag_mutability="IMMUTABLE",
    image_scanning_configuration={"scan_on_push": True},
    encryption_configurations=[
        {
            "encryption_type": "KMS",
            "kms_key": "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        },
    ],
)

aws.ecr.RepositoryPolicy(
    "release-images",
    repository=release_images_repository.name,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": "arn:aws:iam::444455556666:root"},
                "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            },
        ],
    }),
)

nightly_images_repository = aws.ecr.Repository(
    "nightly-images",
    name="nightly",
)

aws.ecr.RepositoryPolicy(
    "nightly-images",
    repository=nightly_images_repository.name,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": "*",
                "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:PutImage"],
            },
        ],
    }),
)

shared_files = aws.efs.FileSystem(
    "shared-files",
    creation_token="shared",
    encrypted=True,
    kms_key_id="arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
)

app_files = aws.efs.AccessPoint(
    "app-files",
    file_system_id=shared_files.id,
    posix_user={"uid": 1000, "gid": 1000},
    root_directory={
        "path": "/app",
        "creation_info": {"owner_uid": 1000, "owner_gid": 1000, "permissions": "0750"},
    },
)

old_files = aws.efs.FileSystem(
    "old-files",
    creation_token="old",
    encrypted=False,
)

aws.efs.AccessPoint(
    "everything",
    file_system_id=old_files.id,
)

services = aws.ecs.Cluster(
    "services",
    name="services",
    settings=[{"name": "containerInsights", "value": "enabled"}],
)

trial = aws.ecs.Cluster(
    "trial",
    name="trial",
)

web_task = aws.ecs.TaskDefinition(
    "web-task",
    family="web",
    requires_compatibilities=["FARGATE"],
    network_mode="awsvpc",
    cpu="512",
    memory="1024",
    task_role_arn="arn:aws:iam::111122223333:role/web",
    execution_role_arn="arn:aws:iam::111122223333:role/execution",
    container_definitions=json.dumps([
        {
            "name": "web",
            "image": "111122223333.dkr.ecr.eu-central-1.amazonaws.com/release:1.4.2",
            "essential": True,
            "readonlyRootFilesystem": True,
            "user": "1000",
            "portMappings": [{"containerPort": 8443}],
            "environment": [{"name": "LOG_LEVEL", "value": "info"}],
        },
    ]),
    volumes=[
        {
            "name": "files",
            "efs_volume_configuration": {
                "file_system_id": shared_files.id,
                "transit_encryption": "ENABLED",
                "authorization_config": {"access_point_id": app_files.id, "iam": "ENABLED"},
            },
        },
    ],
)

agent_task = aws.ecs.TaskDefinition(
    "agent-task",
    family="agent",
    network_mode="host",
    pid_mode="host",
    task_role_arn="arn:aws:iam::111122223333:role/agent",
    execution_role_arn="arn:aws:iam::111122223333:role/agent",
    container_definitions=json.dumps([
        {
            "name": "agent",
            "image": "111122223333.dkr.ecr.eu-central-1.amazonaws.com/nightly:latest",
            "essential": True,
            "memory": 256,
            "privileged": True,
        },
    ]),
    volumes=[{"name": "files", "efs_volume_configuration": {"file_system_id": old_files.id}}],
)

aws.ecs.Service(
    "web-service",
    name="web",
    cluster=services.id,
    task_definition=web_task.arn,
    launch_type="FARGATE",
    platform_version="LATEST",
    desired_count=2,
    network_configuration={
        "subnets": ["subnet-0123456789abcdef0"],
        "security_groups": ["sg-0123456789abcdef0"],
        "assign_public_ip": False,
    },
)

aws.ecs.Service(
    "trial-service",
    name="trial",
    cluster=trial.id,
    task_definition=agent_task.arn,
    launch_type="FARGATE",
    platform_version="1.3.0",
    desired_count=1,
    network_configuration={"subnets": ["subnet-0123456789abcdef0"], "assign_public_ip": True},
)

aws.batch.JobDefinition(
    "render-job",
    name="render",
    type="container",
    platform_capabilities=["EC2"],
    container_properties=json.dumps({
        "image": "111122223333.dkr.ecr.eu-central-1.amazonaws.com/release:1.4.2",
        "command": ["render", "--all"],
        "privileged": False,
        "resourceRequirements": [{"type": "VCPU", "value": "2"}, {"type": "MEMORY", "value": "4096"}],
    }),
)

aws.batch.JobDefinition(
    "disk-job",
    name="disk",
    type="container",
    container_properties=json.dumps({
        "image": "111122223333.dkr.ecr.eu-central-1.amazonaws.com/nightly:latest",
        "privileged": True,
        "resourceRequirements": [{"type": "VCPU", "value": "1"}, {"type": "MEMORY", "value": "512"}],
    }),
)

platform = aws.eks.Cluster(
    "platform",
    name="platform",
    role_arn="arn:aws:iam::111122223333:role/eks",
    version="1.31",
    enabled_cluster_log_types=["api", "audit", "authenticator", "controllerManager", "scheduler"],
    vpc_config={
        "subnet_ids": ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
        "security_group_ids": ["sg-0123456789abcdef0"],
        "endpoint_private_access": True,
        "endpoint_public_access": False,
    },
    encryption_config={"resources": ["secrets"]},
)

playground = aws.eks.Cluster(
    "playground",
    name="playground",
    role_arn="arn:aws:iam::111122223333:role/eks",
    vpc_config={"subnet_ids": ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]},
)

aws.eks.Cluster(
    "staging",
    name="staging",
    role_arn="arn:aws:iam::111122223333:role/eks",
    enabled_cluster_log_types=["api", "authenticator"],
    vpc_config={
        "subnet_ids": ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
        "endpoint_private_access": True,
        "endpoint_public_access": True,
        "public_access_cidrs": ["203.0.113.0/24", "0.0.0.0/0"],
    },
)

aws.eks.Cluster(
    "partners",
    name="partners",
    role_arn="arn:aws:iam::111122223333:role/eks",
    enabled_cluster_log_types=["api", "audit", "authenticator", "controllerManager", "scheduler"],
    vpc_config={
        "subnet_ids": ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
        "endpoint_public_access": True,
        "public_access_cidrs": ["203.0.113.0/24"],
    },
)

aws.eks.NodeGroup(
    "workers",
    cluster_name=platform.name,
    node_group_name="workers",
    node_role_arn="arn:aws:iam::111122223333:role/node",
    subnet_ids=["subnet-0123456789abcdef0"],
    scaling_config={"min_size": 2, "desired_size": 2, "max_size": 6},
    remote_access={"ec2_ssh_key": "admin", "source_security_group_ids": ["sg-0123456789abcdef0"]},
)

aws.eks.NodeGroup(
    "toys",
    cluster_name=playground.name,
    node_group_name="toys",
    node_role_arn="arn:aws:iam::111122223333:role/node",
    subnet_ids=["subnet-0123456789abcdef0"],
    scaling_config={"min_size": 1, "desired_size": 1, "max_size": 2},
    remote_access={"ec2_ssh_key": "admin"},
)
