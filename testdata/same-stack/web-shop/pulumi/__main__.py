import pulumi_aws as aws

storefront = aws.lb.LoadBalancer(
    "storefront",
    name="storefront",
    internal=False,
    load_balancer_type="application",
    subnets=["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
    security_groups=["sg-0123456789abcdef0"],
    drop_invalid_header_fields=True,
    enable_deletion_protection=True,
    desync_mitigation_mode="strictest",
    access_logs={"bucket": "example-lb-logs", "prefix": "storefront", "enabled": True},
)

aws.wafv2.WebAclAssociation(
    "storefront-firewall",
    resource_arn=storefront.arn,
    web_acl_arn="arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/shop/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f",
)

shop_servers = aws.lb.TargetGroup(
    "shop-servers",
    name="shop",
    port=8443,
    protocol="HTTPS",
    target_type="instance",
    vpc_id="vpc-0123456789abcdef0",
)

aws.lb.Listener(
    "storefront-https",
    load_balancer_arn=storefront.arn,
    port=443,
    protocol="HTTPS",
    ssl_policy="ELBSecurityPolicy-TLS13-1-2-2021-06",
    certificate_arn="arn:aws:acm:eu-central-1:111122223333:certificate/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f",
    default_actions=[{"type": "forward", "target_group_arn": shop_servers.arn}],
)

aws.lb.Listener(
    "storefront-http",
    load_balancer_arn=storefront.arn,
    port=80,
    protocol="HTTP",
    default_actions=[
        aws.lb.ListenerDefaultActionArgs(
            type="redirect",
            redirect=aws.lb.ListenerDefaultActionRedirectArgs(protocol="HTTPS", port="443", status_code="HTTP_301"),
        ),
    ],
)

old_shop = aws.lb.LoadBalancer(
    "old-shop",
    name="old-shop",
    load_balancer_type="application",
    subnets=["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
    desync_mitigation_mode="monitor",
)

aws.lb.Listener(
    "old-shop-http",
    load_balancer_arn=old_shop.arn,
    port=80,
    protocol="HTTP",
    default_actions=[{"type": "forward", "target_group_arn": shop_servers.arn}],
)

aws.lb.Listener(
    "old-shop-https",
    load_balancer_arn=old_shop.arn,
    port=443,
    protocol="HTTPS",
    ssl_policy="ELBSecurityPolicy-2016-08",
    certificate_arn="arn:aws:acm:eu-central-1:111122223333:certificate/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f",
    default_actions=[{"type": "forward", "target_group_arn": shop_servers.arn}],
)

stream = aws.lb.LoadBalancer(
    "stream",
    name="stream",
    internal=True,
    load_balancer_type="network",
    subnets=["subnet-0123456789abcdef0"],
)

aws.lb.Listener(
    "stream-tls",
    load_balancer_arn=stream.arn,
    port=8883,
    protocol="TLS",
    certificate_arn="arn:aws:acm:eu-central-1:111122223333:certificate/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f",
    default_actions=[{"type": "forward", "target_group_arn": shop_servers.arn}],
)

aws.elb.LoadBalancer(
    "classic",
    name="classic",
    subnets=["subnet-0123456789abcdef0"],
    cross_zone_load_balancing=False,
    listeners=[
        {
            "lb_port": 80,
            "lb_protocol": "http",
            "instance_port": 8080,
            "instance_protocol": "http",
        },
    ],
)

aws.elb.LoadBalancer(
    "internal",
    name="internal",
    internal=True,
    subnets=["subnet-0123456789abcdef0"],
    cross_zone_load_balancing=True,
    listeners=[
        {
            "lb_port": 443,
            "lb_protocol": "https",
            "instance_port": 8443,
            "instance_protocol": "https",
            "ssl_certificate_id": "arn:aws:acm:eu-central-1:111122223333:certificate/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f",
        },
    ],
    access_logs={"bucket": "example-lb-logs", "interval": 60, "enabled": True},
)

aws.ec2.Instance(
    "shop-server",
    ami="ami-0123456789abcdef0",
    instance_type="m6i.large",
    subnet_id="subnet-0123456789abcdef0",
    vpc_security_group_ids=["sg-0123456789abcdef0"],
    iam_instance_profile="shop",
    monitoring=True,
    ebs_optimized=True,
    associate_public_ip_address=False,
    metadata_options={"http_tokens": "required", "http_put_response_hop_limit": 1},
    root_block_device={"volume_type": "gp3", "volume_size": 30, "encrypted": True},
    ebs_block_devices=[
        {
            "device_name": "/dev/sdf",
            "volume_type": "gp3",
            "volume_size": 200,
            "encrypted": True,
        },
    ],
)

aws.ec2.Instance(
    "test-server",
    ami="ami-0123456789abcdef0",
    instance_type="t3.small",
    subnet_id="subnet-0123456789abcdef1",
    key_name="admin",
    associate_public_ip_address=True,
    ebs_block_devices=[{"device_name": "/dev/sdf", "volume_size": 100}],
)

aws.ebs.Volume(
    "uploads",
    availability_zone="eu-central-1a",
    type="gp3",
    size=500,
)

aws.ebs.Volume(
    "archive",
    availability_zone="eu-central-1a",
    type="sc1",
    size=2000,
    encrypted=True,
)

aws.ebs.Volume(
    "search-index",
    availability_zone="eu-central-1a",
    type="io2",
    iops=4000,
    size=100,
    encrypted=True,
    kms_key_id="arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
)

shop_fleet = aws.ec2.LaunchTemplate(
    "shop-fleet",
    name="shop-fleet",
    image_id="ami-0123456789abcdef0",
    instance_type="m6i.large",
    metadata_options={
        "http_endpoint": "enabled",
        "http_tokens": "required",
        "http_put_response_hop_limit": 1,
    },
    block_device_mappings=[{"device_name": "/dev/xvda", "ebs": {"volume_size": 30, "encrypted": "true"}}],
)

aws.ec2.LaunchTemplate(
    "worker-fleet",
    name="worker-fleet",
    image_id="ami-0123456789abcdef0",
    instance_type="c6i.xlarge",
    metadata_options={"http_tokens": "required", "http_put_response_hop_limit": 2},
)

aws.ec2.LaunchTemplate(
    "batch-fleet",
    name="batch-fleet",
    image_id="ami-0123456789abcdef0",
    instance_type="c6i.xlarge",
)

old_fleet = aws.ec2.LaunchConfiguration(
    "old-fleet",
    image_id="ami-0123456789abcdef0",
    instance_type="t2.medium",
    associate_public_ip_address=True,
    ebs_block_devices=[{"device_name": "/dev/sdf", "volume_size": 50, "encrypted": False}],
)

aws.ec2.LaunchConfiguration(
    "new-fleet",
    image_id="ami-0123456789abcdef0",
    instance_type="t3.medium",
    associate_public_ip_address=False,
    metadata_options={"http_tokens": "required", "http_put_response_hop_limit": 1},
    root_block_device={"volume_size": 30, "encrypted": True},
)

aws.autoscaling.Group(
    "old-servers",
    name="old-servers",
    launch_configuration=old_fleet.name,
    min_size=1,
    max_size=4,
    vpc_zone_identifiers=["subnet-0123456789abcdef0"],
)

aws.autoscaling.Group(
    "shop-servers-group",
    name="shop-servers",
    min_size=2,
    max_size=8,
    vpc_zone_identifiers=["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
    launch_template={"id": shop_fleet.id, "version": "1"},
    tags=[{"key": "team", "value": "shop", "propagate_at_launch": True}],
)
