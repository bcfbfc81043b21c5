import pulumi_aws as aws

legacy = aws.ec2.Vpc(
    "legacy",
    cidr_block="10.8.0.0/16",
)

transparent = aws.ec2.NetworkAcl(
    "transparent",
    vpc_id=legacy.id,
)

aws.ec2.NetworkAclRule(
    "transparent-in",
    network_acl_id=transparent.id,
    rule_number=100,
    egress=False,
    protocol="-1",
    rule_action="allow",
    cidr_block="0.0.0.0/0",
)

aws.ec2.NetworkAclRule(
    "transparent-out",
    network_acl_id=transparent.id,
    rule_number=100,
    egress=True,
    protocol="-1",
    rule_action="allow",
    cidr_block="0.0.0.0/0",
)

main = aws.ec2.Vpc(
    "main",
    cidr_block="10.0.0.0/16",
    enable_dns_support=True,
    enable_dns_hostnames=True,
)

remote = aws.ec2.NetworkAcl(
    "remote",
    vpc_id=main.id,
)


for number, (name, first, last, range_) in enumerate([
    ("ssh", 22, 22, {"cidr_block": "0.0.0.0/0"}),
    ("rdp", 3389, 3389, {"ipv6_cidr_block": "::/0"}),
    ("ftp", 20, 21, {"cidr_block": "0.0.0.0/0"}),
]):
    aws.ec2.NetworkAclRule(
        f"remote-{name}",
        network_acl_id=remote.id,
        rule_number=100 + 10 * number,
        protocol="6",
        rule_action="allow",
        from_port=first,
        to_port=last,
        **range_,
    )

narrow = aws.ec2.NetworkAcl(
    "narrow",
    vpc_id=main.id,
)

aws.ec2.NetworkAclRule(
    "narrow-https",
    network_acl_id=narrow.id,
    rule_number=100,
    protocol="6",
    rule_action="allow",
    cidr_block="0.0.0.0/0",
    from_port=443,
    to_port=443,
)

aws.ec2.NetworkAclRule(
    "narrow-no-ssh",
    network_acl_id=narrow.id,
    rule_number=90,
    protocol="6",
    rule_action="deny",
    cidr_block="0.0.0.0/0",
    from_port=22,
    to_port=22,
)

aws.ec2.SecurityGroup(
    "bastion",
    name="bastion",
    description="Administration from everywhere",
    vpc_id=main.id,
    ingress=[
        {
            "description": "SSH",
            "protocol": "tcp",
            "from_port": 22,
            "to_port": 22,
            "cidr_blocks": ["10.0.0.0/8", "0.0.0.0/0"],
        },
        {
            "description": "RDP",
            "protocol": "tcp",
            "from_port": 3389,
            "to_port": 3389,
            "ipv6_cidr_blocks": ["::/0"],
        },
    ],
    egress=[
        {
            "description": "Hosts of the network",
            "protocol": "tcp",
            "from_port": 22,
            "to_port": 22,
            "cidr_blocks": ["10.0.0.0/8"],
        },
    ],
)

website = aws.ec2.SecurityGroup(
    "website",
    name="website",
    description="Web servers",
    vpc_id=main.id,
    ingress=[
        {
            "protocol": "tcp",
            "from_port": 80,
            "to_port": 80,
            "cidr_blocks": ["0.0.0.0/0"],
        },
        {
            "description": "HTTPS",
            "protocol": "tcp",
            "from_port": 443,
            "to_port": 443,
            "cidr_blocks": ["0.0.0.0/0"],
        },
    ],
    egress=[
        {
            "description": "Everything",
            "protocol": "-1",
            "from_port": 0,
            "to_port": 0,
            "cidr_blocks": ["0.0.0.0/0"],
        },
    ],
)

aws.ec2.SecurityGroup(
    "anything",
    name="anything",
    description="From the first day",
    vpc_id=legacy.id,
    ingress=[
        {
            "description": "All",
            "protocol": "-1",
            "from_port": 0,
            "to_port": 0,
            "cidr_blocks": ["0.0.0.0/0"],
        },
    ],
    egress=[
        {
            "description": "Added by AWS where no rule is written",
            "protocol": "-1",
            "from_port": 0,
            "to_port": 0,
            "cidr_blocks": ["0.0.0.0/0"],
        },
    ],
)

databases = aws.ec2.SecurityGroup(
    "databases",
    name="databases",
    description="Databases, file transfer, names",
    vpc_id=main.id,
    egress=[
        {
            "description": "Answers to the network",
            "protocol": "tcp",
            "from_port": 1024,
            "to_port": 65535,
            "cidr_blocks": ["10.0.0.0/8"],
        },
    ],
)

aws.ec2.SecurityGroupRule(
    "mysql",
    security_group_id=databases.id,
    type="ingress",
    description="MySQL",
    protocol="tcp",
    from_port=3306,
    to_port=3306,
    cidr_blocks=["0.0.0.0/0"],
)

aws.ec2.SecurityGroupRule(
    "postgres",
    security_group_id=databases.id,
    type="ingress",
    description="PostgreSQL",
    protocol="tcp",
    from_port=5432,
    to_port=5432,
    cidr_blocks=["0.0.0.0/0"],
)

aws.vpc.SecurityGroupIngressRule(
    "ftp",
    security_group_id=databases.id,
    description="FTP",
    ip_protocol="tcp",
    from_port=20,
    to_port=21,
    cidr_ipv4="0.0.0.0/0",
)

aws.vpc.SecurityGroupIngressRule(
    "names",
    security_group_id=databases.id,
    description="DNS",
    ip_protocol="udp",
    from_port=53,
    to_port=53,
    cidr_ipv6="::/0",
)

aws.ec2.SecurityGroup(
    "application",
    name="application",
    description="Servers behind the website",
    vpc_id=main.id,
    ingress=[
        {
            "description": "From the web servers",
            "protocol": "tcp",
            "from_port": 8080,
            "to_port": 8080,
            "security_groups": [website.id],
        },
    ],
    egress=[
        {
            "description": "To the databases",
            "protocol": "tcp",
            "from_port": 5432,
            "to_port": 5432,
            "cidr_blocks": ["10.0.0.0/16"],
        },
    ],
)

aws.ec2.SecurityGroup(
    "search-nodes",
    name="search-nodes",
    description="Search, and what manages it",
    vpc_id=main.id,
    ingress=[
        {
            "description": "Search",
            "protocol": "tcp",
            "from_port": 9200,
            "to_port": 9300,
            "cidr_blocks": ["0.0.0.0/0"],
        },
        {
            "description": "Docker",
            "protocol": "tcp",
            "from_port": 2375,
            "to_port": 2376,
            "cidr_blocks": ["0.0.0.0/0"],
        },
    ],
    egress=[
        {
            "description": "Inside",
            "protocol": "tcp",
            "from_port": 443,
            "to_port": 443,
            "cidr_blocks": ["10.0.0.0/16"],
        },
    ],
)

aws.ec2.FlowLog(
    "main-traffic",
    vpc_id=main.id,
    traffic_type="ALL",
    log_destination_type="s3",
    log_destination="arn:aws:s3:::example-flow-logs",
)

aws.ec2.Subnet(
    "inside",
    vpc_id=main.id,
    cidr_block="10.0.0.0/20",
    availability_zone="eu-central-1a",
)

aws.ec2.Subnet(
    "outside",
    vpc_id=main.id,
    cidr_block="10.0.16.0/20",
    availability_zone="eu-central-1a",
    map_public_ip_on_launch=True,
)

aws.ec2transitgateway.TransitGateway(
    "hub",
    description="All networks",
    auto_accept_shared_attachments="enable",
)

aws.ec2transitgateway.TransitGateway(
    "spoke",
    description="Networks of partners",
    auto_accept_shared_attachments="disable",
)

aws.ec2.VpcEndpointService(
    "orders",
    network_load_balancer_arns=[
        "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/orders/0123456789abcdef",
    ],
    acceptance_required=False,
)

aws.ec2.VpcEndpointService(
    "billing",
    network_load_balancer_arns=[
        "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/billing/0123456789abcdef",
    ],
    acceptance_required=True,
)
